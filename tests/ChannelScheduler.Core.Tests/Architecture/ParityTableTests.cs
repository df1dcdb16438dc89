using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>The table that compares Hangfire's dashboard with ours says something in every cell, and each test that it names is there.</summary>
public sealed class ParityTableTests
{
    private const string Record = "src/decisions/0020-dashboard-parity.md";

    [Fact]
    public void No_row_is_empty_and_every_test_exists()
    {
        Assert.InRange(TestTable.Rows(SourceFiles.Read(Record)).Count, 20, 100);
        Assert.Empty(TestTable.Faults(SourceFiles.Read(Record)));
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
        Assert.Equal(fault is null ? [] : [fault], TestTable.Faults($"| x | y | z |\n|---|---|---|\n{row}\n"));
}
