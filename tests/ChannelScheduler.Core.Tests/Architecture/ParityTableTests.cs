using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>The table that compares Hangfire's dashboard with ours says something in every cell, and each test that it names is there.</summary>
public sealed partial class ParityTableTests
{
    private const string Record = "src/decisions/0020-dashboard-parity.md";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Tests = new(() => SourceFiles.CSharp.Where(path => path.StartsWith("tests/", StringComparison.Ordinal))
        .GroupBy(path => Path.GetFileNameWithoutExtension(path)).ToDictionary(group => group.Key, group => string.Join('\n', group.Select(SourceFiles.Read))));

    [Fact]
    public void No_row_is_empty_and_every_test_exists()
    {
        Assert.InRange(Rows(SourceFiles.Read(Record)).Count, 20, 100);
        Assert.Empty(Faults(SourceFiles.Read(Record)));
    }

    [Theory]
    [InlineData("| a | b | `ParityTableTests.No_row_is_empty_and_every_test_exists` |", null)]
    [InlineData("| a |  | `ParityTableTests.No_row_is_empty_and_every_test_exists` |", "an empty cell: a")]
    [InlineData("| a | - | `ParityTableTests.No_row_is_empty_and_every_test_exists` |", "an empty cell: a")]
    [InlineData("| a | b |  |", "an empty cell: a")]
    [InlineData("| a | b |", "2 cells: a")]
    [InlineData("| a | b | looked at |", "no test: a")]
    [InlineData("| a | b | `ParityTableTests.No_such_test` |", "not there: ParityTableTests.No_such_test")]
    [InlineData("| a | b | `NoSuchTests.No_row_is_empty_and_every_test_exists` |", "not there: NoSuchTests.No_row_is_empty_and_every_test_exists")]
    public void A_row_that_shows_nothing_is_found(string row, string? fault) =>
        Assert.Equal(fault is null ? [] : [fault], Faults($"| x | y | z |\n|---|---|---|\n{row}\n"));

    private static IEnumerable<string> Faults(string text) => Rows(text).SelectMany(FaultsOf);

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

    // Below the head's line of dashes.
    private static List<string[]> Rows(string text) =>
        [.. text.Split('\n').SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Length == 0 ? [""] : Cells(line))];

    private static string[] Cells(string line) => [.. line.Trim()[1..^1].Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex("`([A-Za-z0-9]+)\\.([A-Za-z0-9_]+)`")]
    private static partial Regex Test();
}
