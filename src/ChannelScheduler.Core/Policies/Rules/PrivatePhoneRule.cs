using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A private person's mobile number. A school's reception has a landline or an 8-800 number; a mobile one passes when the words around say that it is an office's.
/// </summary>
public sealed class PrivatePhoneRule : InformationRule
{
    // What is said about a number stands near it.
    private const int Reach = 100;

    public override string Id => "INF001";

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var numbers = context.Numbers.Of(field);
        var text = context.Fields[field].Text;
        for (var i = 0; i < numbers.Count; i++)
        {
            var (kind, span, isSnils) = numbers[i];
            if (kind is not (NumberKind.Mobile or NumberKind.BareMobile or NumberKind.ForeignPhone) || (isSnils && IdentityRule.IsCalledSnils(text, span))) continue;
            var from = Math.Max(Sentence.StartOf(text, span.Start), Math.Max(span.Start - Reach, i > 0 ? numbers[i - 1].Span.End : 0));
            var to = Math.Min(Sentence.EndOf(text, span.End), Math.Min(span.End + Reach, i + 1 < numbers.Count ? numbers[i + 1].Span.Start : text.Length));
            if (kind == NumberKind.BareMobile && !context.Rule.Stems("phoneWords").MatchesAny(text, from, to)) continue;
            if (IsOffice(context.Rule, text, from, to)) continue;
            Add(context, field, "found", span, DigitText.Mask(text, span, keep: 2), ref findings);
        }
    }

    private static bool IsOffice(RuleDefinition rule, string text, int from, int to)
    {
        var (office, owners, phone, people) = (rule.Stems("office"), rule.Stems("owners"), rule.Stems("phoneWords"), rule.Stems("people"));
        var words = new WordReader(text, from, to);
        var (isOffice, isAfterPhone) = (false, false);
        while (words.Next())
        {
            if (people.Matches(words.Word)) return false;
            isOffice |= office.Matches(words.Word) || (isAfterPhone && owners.Matches(words.Word));
            isAfterPhone = phone.Matches(words.Word);
        }

        return isOffice;
    }
}
