using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>Mail addresses of several people. One address, and those of offices, are there to be written to.</summary>
public sealed class MailListRule : InformationRule
{
    private const int FewestAtMailProviders = 2;
    private const int Fewest = 3;
    private const int LongestGap = 80;
    private const int LongestStemAtStart = 4;

    public override string Id => "INF002";

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var text = context.Fields[field].Text;
        if (text.AsSpan().Count('@') < FewestAtMailProviders) return;
        var people = MailFinder.Find(text).Where(mail => !IsOffice(text, mail, context.Rule)).ToList();
        if (!IsList(text, people, context.Rule)) return;
        for (var i = 0; i < people.Count;)
        {
            var first = i;
            do i++;
            while (i < people.Count && IsNear(text, people[i - 1].Span.End, people[i].Span.Start));
            var span = TextSpan.FromBounds(people[first].Span.Start, people[i - 1].Span.End);
            Add(context, field, "found", span, Mask(text, people, first, i), ref findings);
        }
    }

    private static bool IsList(string text, List<FoundMail> people, RuleDefinition rule)
    {
        if (people.Count < FewestAtMailProviders) return false;
        var providers = rule.List("mailProviders").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var addresses = people.DistinctBy(mail => text.Substring(mail.Span.Start, mail.Span.Length), StringComparer.OrdinalIgnoreCase).ToList();
        if (addresses.Count(mail => providers.Contains(mail.DomainIn(text))) >= FewestAtMailProviders) return true;
        // Everybody at one domain is the staff of an organisation.
        return addresses.Count >= Fewest && addresses.Select(mail => mail.DomainIn(text)).Distinct(StringComparer.OrdinalIgnoreCase).Skip(1).Any();
    }

    private static bool IsOffice(string text, FoundMail mail, RuleDefinition rule)
    {
        var name = text.AsSpan(mail.Span.Start, mail.At - mail.Span.Start);
        foreach (var stem in rule.List("offices"))
        {
            if (stem.Length < LongestStemAtStart ? name.StartsWith(stem, StringComparison.OrdinalIgnoreCase) : name.Contains(stem, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // Between them nothing may stand that another rule hides: their common mask would show it.
    private static bool IsNear(string text, int from, int to) => to - from <= LongestGap && !text.AsSpan(from, to - from).ContainsAnyInRange('0', '9') && !text.AsSpan(from, to - from).Contains('@');

    private static string Mask(string text, List<FoundMail> people, int from, int to)
    {
        var mask = new System.Text.StringBuilder();
        for (var i = from; i < to; i++)
        {
            var (span, at) = people[i];
            if (i > from) mask.Append(text, people[i - 1].Span.End, span.Start - people[i - 1].Span.End);
            mask.Append(DigitText.MaskAll(text, TextSpan.FromBounds(span.Start, at))).Append(text, at, span.End - at);
        }

        return mask.ToString();
    }
}
