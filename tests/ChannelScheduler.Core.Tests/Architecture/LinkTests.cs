using System.Text.RegularExpressions;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>A page that points at a file which was moved sends its reader nowhere.</summary>
public partial class LinkTests
{
    private static readonly IReadOnlyList<string> AllPages = [.. SourceFiles.All.Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    public static TheoryData<string> Pages() => [.. AllPages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_to_a_file_leads_somewhere(string page) => Assert.Empty(Broken(page, SourceFiles.Read(page)));

    [Fact]
    public void Every_page_of_the_documentation_is_linked()
    {
        var linked = AllPages.SelectMany(page => Targets(page, SourceFiles.Read(page))).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(AllPages.Except(linked).Where(path => path != "README.md").ToList());
    }

    [Fact]
    public void A_broken_link_is_found() => Assert.Equal(["src/no-such-file.md"], Broken("src/README.md", "[gone](no-such-file.md) and [there](decisions/README.md)"));

    private static IEnumerable<string> Broken(string page, string text) =>
        Targets(page, text).Where(target => !Path.Exists(Path.Combine(RepositoryFiles.Root, target)));

    private static IEnumerable<string> Targets(string page, string text) =>
        from match in Link().Matches(text)
        let target = match.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal)
        select Path.GetRelativePath(RepositoryFiles.Root, Path.GetFullPath(target, Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, page))!)).Replace('\\', '/').TrimEnd('/');

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
