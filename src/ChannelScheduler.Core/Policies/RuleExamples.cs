using System.Globalization;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Policies;

/// <summary>A few posts that a rule finds, and a few that it leaves alone: the first lines of its fixtures that are texts and nothing else.</summary>
public sealed partial record RuleExamples(IReadOnlyList<string> Blocked, IReadOnlyList<string> Allowed)
{
    private const int Most = 3;
    private const int LongestLine = 300;

    internal static RuleExamples Read(string folder) => new(First(Path.Combine(folder, "blocked.txt")), First(Path.Combine(folder, "allowed.txt")));

    // A line with a head (a channel, a length …) shows its head too when there are no others: the head is what the rule looks at.
    private static IReadOnlyList<string> First(string path)
    {
        if (!File.Exists(path)) return [];
        var lines = PolicyYaml.ReadText(path).Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0 && line[0] != '#' && line.Length <= LongestLine).ToList();
        var plain = lines.Where(line => line[0] != '{' && !line.Contains("\\u", StringComparison.Ordinal)).ToList();
        return [.. (plain.Count > 0 ? plain : lines).Take(Most).Select(Decode)];
    }

    private static string Decode(string line) => Escape().Replace(
        line, match => match.Value == "\\n" ? "\n" : ((char)int.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\n|\\u(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
