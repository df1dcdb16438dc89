using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>Others script against the routes, and look for them in the README. Read from the source: the web project is not referenced here.</summary>
public partial class RouteTableTests
{
    private const string Folder = "src/ChannelScheduler.Web/Api/";

    [Fact]
    public void The_readme_names_every_word_of_a_route()
    {
        var words = SourceFiles.CSharp.Where(path => path.StartsWith(Folder, StringComparison.Ordinal)).SelectMany(path => Words(SourceFiles.Read(path))).Distinct().ToList();
        Assert.Contains("approve", words);
        var readme = SourceFiles.Read("README.md");
        Assert.DoesNotContain(words, word => !Regex.IsMatch(readme, $@"/{Regex.Escape(word)}\b"));
    }

    [Fact]
    public void Words_are_read_off_the_mappings() =>
        Assert.Equal(["posts", "approve"], Words("""var posts = api.MapGroup("/posts"); posts.MapPost("/{id:guid}/approve", x); posts.MapGet("", y);"""));

    private static IEnumerable<string> Words(string source) =>
        Mapping().Matches(source).SelectMany(match => match.Groups[1].Value.Split('/', StringSplitOptions.RemoveEmptyEntries)).Where(word => !word.StartsWith('{'));

    [GeneratedRegex("""\.Map(?:Group|Get|Post|Put|Delete|Patch)\("([^"]*)""")]
    private static partial Regex Mapping();
}
