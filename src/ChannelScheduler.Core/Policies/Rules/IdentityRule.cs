using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Numbers of a person's documents: SNILS, INN of twelve digits, passport, birth certificate.</summary>
public sealed class IdentityRule : InformationRule
{
    private const int SnilsReach = 60;

    public override string Id => "INF003";

    internal static bool IsCalledSnils(string text, TextSpan span) =>
        text.AsSpan(Math.Max(0, span.Start - SnilsReach), span.Start - Math.Max(0, span.Start - SnilsReach)).Contains("СНИЛС", StringComparison.OrdinalIgnoreCase);

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var text = context.Fields[field].Text;
        foreach (var (kind, span, isSnils) in context.Numbers.Of(field))
        {
            var wording = kind switch
            {
                NumberKind.Snils => "snils",
                NumberKind.PersonInn => "inn",
                _ when isSnils && IsCalledSnils(text, span) => "snils",
                _ => null,
            };
            if (wording is not null) Add(context, field, wording, span, DigitText.Mask(text, span), ref findings);
        }

        foreach (var (span, isCertificate) in DocumentFinder.Find(text)) Add(context, field, isCertificate ? "certificate" : "passport", span, DigitText.Mask(text, span), ref findings);
    }
}
