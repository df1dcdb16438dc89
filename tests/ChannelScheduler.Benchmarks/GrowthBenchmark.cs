using System.Diagnostics;
using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>How the linter's time grows with a text made to be slow: the exponent is 1 when twice the text takes twice the time.</summary>
internal static class GrowthBenchmark
{
    private const int Tries = 3;

    private static readonly int[] Lengths = [1 << 16, 1 << 18, 1 << 20];

    private static readonly (string Name, string Part)[] Hostile =
    [
        ("letters", "a"), ("Cyrillic letters", "ж"), ("dots", "."), ("host after host", "a.b"), ("paths", "a.b/"), ("a known host again and again", "max.ru/"), ("invitations", "max.ru/join/abcd "),
        ("short links beside a chat", "clck.ru/a чат "), ("slashes", "/"), ("colons", "a:"), ("at signs", "a@"), ("mail addresses", "a@b.ru, "), ("combining marks", "\u0301"), ("letters with marks", "e\u0301\u0323"), ("joiners", "\u200D"), ("emoji", "🙂"),
        ("full width", "ｍ"), ("brackets", "["), ("both brackets", "[]"), ("Markdown links", "[a](b)"), ("open links", "[a]("), ("angle brackets", "<"), ("anchors", "<a href="), ("bars", "[a|"),
        ("percent signs", "%"), ("escapes", "%25"), ("letters escaped", "%61"), ("redirects", "https://vk.com/away.php?to="), ("entities", "&#46;"), ("ampersands", "&"),
        ("letters apart", "a "), ("dots apart", "a . "), ("words for symbols", "точка "), ("blanks", " "), ("lines", "a\n"), ("stars", "*a"), ("backslashes", "\\"), ("underscores", "_a"),
        ("digits", "7"), ("digits apart", "7 "), ("telephones", "+7 900 000-00-00 "), ("dates", "01.02.2015 "), ("names", "Иванова Мария "), ("streets", "ул. Мира, д. 5, кв. 5 "), ("handles", "@id0012345673_biz "),
        ("sentences", "Болеет. "), ("quotes", "> "), ("items", "- a\n"),
    ];

    public static void Run(string? only)
    {
        var linter = new PolicyLinter(PolicySet.Load(RepositoryFiles.Policies));
        linter.Lint(PostMix.Make(1, 600)[0]);
        var worst = 0.0;
        foreach (var (name, part) in Hostile.Where(one => only is null || one.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var times = Lengths.Select(length => Best(linter, part, length)).ToList();
            // The first lengths are warm-up and noise for cheap texts; the last step says how it goes on.
            var exponent = Math.Log(times[^1] / times[^2]) / Math.Log((double)Lengths[^1] / Lengths[^2]);
            worst = Math.Max(worst, exponent);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-30} {string.Join("  ", times.Select(time => $"{time,9:0.00} ms"))}  exponent {exponent:0.00}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lengths {string.Join(", ", Lengths)}; highest exponent {worst:0.00}"));
    }

    private static double Best(PolicyLinter linter, string part, int length)
    {
        var input = new LintInput { Text = string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))[..length] };
        var best = double.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var start = Stopwatch.GetTimestamp();
            linter.Lint(input);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }
}
