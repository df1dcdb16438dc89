using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>A word that code asks for by its name stands in the resource file: found here, and not by whoever opens the page.</summary>
public sealed partial class PageWordsTests
{
    private static readonly ILookup<string, string> Keys = SourceFiles.All.Where(path => path.EndsWith("Texts.resx", StringComparison.Ordinal))
        .SelectMany(path => Key().Matches(SourceFiles.Read(path)).Select(match => (Catalog: Path.GetFileNameWithoutExtension(path), Key: match.Groups[1].Value))).ToLookup(one => one.Catalog, one => one.Key);

    [Fact]
    public void Every_word_that_is_asked_for_by_name_is_there() => Assert.Empty(SourceFiles.All
        .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && (path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal)))
        .SelectMany(path => MissingIn(SourceFiles.Read(path)).Select(missing => $"{path}: {missing}")).ToList());

    [Fact]
    public void A_missing_word_is_seen()
    {
        Assert.Equal(["CommonTexts.NoSuchWord"], MissingIn("<p>@CommonTexts.Get(\"NoSuchWord\")</p> @CommonTexts.Get(\"ToStart\")"));
        Assert.Empty(MissingIn("@CommonTexts.Get(\"Role.\" + role)"));
    }

    private static IEnumerable<string> MissingIn(string text) => Asked().Matches(text).Select(match => (Catalog: match.Groups[1].Value, Key: match.Groups[2].Value))
        .Where(one => Keys.Contains(one.Catalog) && !Keys[one.Catalog].Contains(one.Key)).Select(one => $"{one.Catalog}.{one.Key}");

    [GeneratedRegex("<data name=\"([^\"]+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("\\b(\\w+Texts)\\.Get\\(\"([^\"]+)\"[,)]")]
    private static partial Regex Asked();
}
