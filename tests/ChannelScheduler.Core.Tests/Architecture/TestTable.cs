using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>A table of three cells a row, the last of which names the tests that show the row.</summary>
internal static partial class TestTable
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Tests = new(() => SourceFiles.CSharp.Where(path => path.StartsWith("tests/", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileNameWithoutExtension(path)).ToDictionary(group => group.Key, group => string.Join('\n', group.Select(SourceFiles.Read))));

    /// <summary>What is wrong with the rows: none when every cell says something and every test is there.</summary>
    public static IEnumerable<string> Faults(string text) => Rows(text).SelectMany(FaultsOf);

    /// <summary>Below each head's line of dashes.</summary>
    public static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var isTable = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("|---", StringComparison.Ordinal)) isTable = true;
            else if (!line.StartsWith('|')) isTable = false;
            else if (isTable) rows.Add(line.Trim('|', ' ').Length == 0 ? [""] : [.. line.Trim()[1..^1].Split('|').Select(cell => cell.Trim())]);
        }

        return rows;
    }

    private static IEnumerable<string> FaultsOf(string[] cells)
    {
        if (cells.Length != 3) return [$"{cells.Length} cells: {cells[0]}"];
        if (cells.Any(cell => !cell.Any(char.IsLetter))) return [$"an empty cell: {cells[0]}"];
        var tests = Test().Matches(cells[2]);
        if (tests.Count == 0) return [$"no test: {cells[0]}"];
        return tests.Where(test => !IsThere(test.Groups[1].Value, test.Groups[2].Value)).Select(test => $"not there: {test.Groups[1].Value}.{test.Groups[2].Value}");
    }

    private static bool IsThere(string type, string method) =>
        Tests.Value.TryGetValue(type, out var source) && Regex.IsMatch(source, $@"\[(Fact|Theory|BrowserFact|BrowserTheory)[\](][^;{{}}]*\b{Regex.Escape(method)}\(", RegexOptions.None, TimeSpan.FromSeconds(5));

    [GeneratedRegex("`([A-Za-z0-9]+)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex Test();
}
