using System.Collections;
using System.Globalization;
using System.Resources;
using ChannelScheduler.Cli;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

public class ResourceKeysTests
{
    [Theory]
    [InlineData(typeof(PolicySet))]
    [InlineData(typeof(CommandLine))]
    public void Every_word_is_there_in_both_languages(Type inAssembly)
    {
        var names = inAssembly.Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".resources", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            var words = new ResourceManager(name[..^".resources".Length], inAssembly.Assembly);
            Assert.Equal(Keys(words, CultureInfo.InvariantCulture), Keys(words, CultureInfo.GetCultureInfo("en")));
        }
    }

    private static List<string> Keys(ResourceManager words, CultureInfo culture) =>
        [.. words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order() ?? Enumerable.Empty<string>()];
}
