using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

public class StateDiagramTests
{
    private const string HowToRenew = "A state diagram in src/README.md is stale. Renew it: UPDATE_DOCS=1 dotnet test tests/ChannelScheduler.Core.Tests --filter State_diagrams";

    [Fact]
    public void State_diagrams_in_the_readme_show_the_tables()
    {
        var path = Path.Combine(RepositoryFiles.Root, "src", "README.md");
        var written = File.ReadAllText(path).ReplaceLineEndings("\n");
        var expected = StateDiagram.Insert(written, "publication states", StateDiagram.Draw(PublicationStatus.Planned, PublicationTransitions.All));
        expected = StateDiagram.Insert(expected, "review states", StateDiagram.Draw(ReviewState.Draft, ReviewTransitions.All));

        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") File.WriteAllText(path, expected);
        else Assert.True(expected == written, HowToRenew);
    }

    [Fact]
    public void Every_state_stands_in_its_table()
    {
        Assert.Equal(Enum.GetValues<PublicationStatus>(), PublicationTransitions.All.SelectMany(move => new[] { move.From, move.To }).Distinct().Order());
        Assert.Equal(Enum.GetValues<ReviewState>(), ReviewTransitions.All.SelectMany(move => new[] { move.From, move.To }).Distinct().Order());
    }

    [Fact]
    public void A_page_without_its_marks_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => StateDiagram.Insert("# Page\n", "review states", "diagram"));
}
