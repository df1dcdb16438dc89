using System.Text.RegularExpressions;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// What a careful programmer would write first: one expression a family, on the text as typed. No disguises, no rendered form, no words for a person.
/// </summary>
internal static class FamilyExpressions
{
    public static readonly string[] Patterns =
    [
        @"\b(?:web\.)?max\.ru/(?:join|joincall|u|c)/[\w-]+",
        @"\b(?:m\.)?vk\.(?:com|ru)/(?:call/)?join/[\w/=+-]+",
        @"\bvk\.me/join/[\w/=+-]+",
        @"\bvk\.(?:com|ru)/im\?sel=c\d+",
        @"\bsferum\.ru/\?(?:call_link|p=messages&join)=[\w=+/-]+",
        @"\b(?:t\.me|telegram\.(?:me|dog))/(?:\+|joinchat/|c/|addlist/|call/)[\w-]+",
        @"\b(?:chat|call)\.whatsapp\.com/[\w/-]+",
        @"\bwa\.me/\+?\d{7,}",
        @"\binvite\.viber\.com/\?g2?=[\w-]+",
        @"\b(?:\w+\.)?zoom\.us/(?:j|s|w|my|wc)/[\w/.-]+",
        @"\bmeet\.google\.com/[a-z]{3}-[a-z]{4}-[a-z]{3}",
        @"\btelemost\.(?:360\.)?yandex\.ru/j/\d+",
        @"\bdiscord(?:\.gg/|(?:app)?\.com/invite/)[\w-]+",
    ];

    public static IEnumerable<Contender> Contenders() =>
    [
        Contender($"{Patterns.Length} expressions, compiled", RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
        Contender($"{Patterns.Length} expressions, non-backtracking", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
    ];

    private static Contender Contender(string name, RegexOptions options)
    {
        var expressions = Patterns.Select(pattern => new Regex(pattern, options)).ToList();
        return new Contender(name, input =>
        {
            var found = 0;
            foreach (var expression in expressions) found += expression.Count(input.Text);
            return found;
        });
    }
}
