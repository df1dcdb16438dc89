using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

public class RuleIndexTests
{
    [Fact]
    public void Rule_index_in_the_readme_is_not_stale()
    {
        var path = Path.Combine(PolicyFiles.Directory, "README.md");
        var written = File.ReadAllText(path).ReplaceLineEndings("\n");
        var expected = RuleIndex.Update(written, PolicyFiles.Set);
        if (Environment.GetEnvironmentVariable("UPDATE_POLICY_INDEX") == "1") File.WriteAllText(path, expected);
        else Assert.Equal(expected, written);
    }
}
