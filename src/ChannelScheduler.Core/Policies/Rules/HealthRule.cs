using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// Somebody's illness, injury or diagnosis in the same sentence as their name. A lecture about an illness, a doctor's advice or a group of people names nobody who has it.
/// </summary>
public sealed class HealthRule : InformationRule
{
    // Words so near to each other are hidden together.
    private const int LongestGap = 20;

    public override string Id => "INF006";

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var text = Examined(context.Fields[field]);
        var (conditions, states) = (context.Rule.Stems("conditions"), context.Rule.Stems("states"));
        var read = 0;
        foreach (var word in context.Words.Of(field))
        {
            if (word.Start < read) continue;
            var letters = text.AsSpan(word.Start, word.Length);
            if (!conditions.Matches(letters) && !(states.Matches(letters) && IsState(states, text, WordReader.At(text, word)))) continue;
            read = Math.Max(word.End, Sentence.EndOf(text, word.End));
            Check(context, field, Sentence.StartOf(text, word.Start), word.Start, read, ref findings);
        }
    }

    private static void Check(LintContext context, int field, int from, int firstWord, int to, ref List<Finding>? findings)
    {
        var (text, rule) = (context.Fields[field].Text, context.Rule);
        if (!NamesSomebody(text, from, to, rule, context.Policies.Names)) return;
        var (conditions, states) = (rule.Stems("conditions"), rule.Stems("states"));
        var isExcused = rule.Stems("general").MatchesAny(text, from, to);
        TextSpan? span = null;
        var words = new WordReader(text, firstWord, to);
        while (words.Next())
        {
            if (!IsState(states, text, words) && (isExcused || !conditions.Matches(words.Word))) continue;
            if (span is { } open && words.Start - open.End > LongestGap)
            {
                Add(context, field, "found", open, DigitText.MaskAll(text, open), ref findings);
                span = null;
            }

            span = TextSpan.FromBounds(span?.Start ?? words.Start, words.End);
        }

        if (span is { } last) Add(context, field, "found", last, DigitText.MaskAll(text, last), ref findings);
    }

    // "Болеет за наших" is no illness.
    private static bool IsState(StemSet states, string text, WordReader words)
    {
        if (!states.Matches(words.Word)) return false;
        return !words.Next() || words.Word is not "за";
    }

    private static bool NamesSomebody(string text, int from, int to, RuleDefinition rule, PersonNames names)
    {
        if (PersonFinder.First(text, from, to, names, orInitials: true) is not null) return true;
        return (HasClass(text, from, to) || rule.Stems("pupils").MatchesAny(text, from, to)) && PersonFinder.FirstGiven(text, from, to, names) is not null;
    }

    // 7 «А», 7а, 7-А
    private static bool HasClass(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var start = i;
            while (i < to && char.IsAsciiDigit(text[i])) i++;
            if (i - start > 2) continue;
            var letter = i;
            while (letter < to && letter - i < 3 && text[letter] is ' ' or '\u00A0' or '«' or '"' or '-' or '‑' or '–' or '“' or '„') letter++;
            var isLetter = letter < to && (WordReader.IsCapital(text[letter]) || (letter == i && text[letter] is >= 'а' and <= 'я'));
            if (isLetter && (letter + 1 == text.Length || !WordReader.IsLetter(text[letter + 1]))) return true;
        }

        return false;
    }
}
