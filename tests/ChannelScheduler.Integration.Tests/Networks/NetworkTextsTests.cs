using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ChannelScheduler.Infrastructure.Networks;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public partial class NetworkTextsTests
{
    private static readonly ResourceManager Resources = new(NetworkTexts.Catalog.BaseName, typeof(NetworkTexts).Assembly);

    private static SortedDictionary<string, string> Texts(string culture) => new(
        Resources.GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: culture.Length == 0)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!), StringComparer.Ordinal);

    [Fact]
    public void English_has_every_key_with_the_same_places()
    {
        var (russian, english) = (Texts(""), Texts("en"));
        Assert.Equal(russian.Keys, english.Keys);
        Assert.All(russian, text => Assert.Equal(Places(text.Value), Places(english[text.Key])));
    }

    [Fact]
    public void Every_check_that_can_be_green_has_words_for_red_and_a_remedy()
    {
        var keys = Texts("").Keys;
        var checks = keys.Where(key => key.EndsWith("Ok", StringComparison.Ordinal) && key != "VkReadingOk").Select(key => key[..^2]).ToList();
        Assert.NotEmpty(checks);
        Assert.All(checks, check => Assert.Superset(new HashSet<string> { check + "Bad", check + "Remedy" }, keys.ToHashSet()));
    }

    private static string[] Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
