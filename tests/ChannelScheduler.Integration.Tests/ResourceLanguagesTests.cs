using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Integration.Tests;

/// <summary>Every word is there in Russian and in English. A missing English one would show as Russian, and no other test would see it.</summary>
public partial class ResourceLanguagesTests
{
    private const string Extension = ".resources";

    private static readonly string[] Assemblies = ["ChannelScheduler.Core", "ChannelScheduler.Infrastructure", "ChannelScheduler.Sandbox", "ChannelScheduler.Web", "channel-scheduler"];

    public static TheoryData<string, string> Catalogs()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Assemblies)
        {
            foreach (var resource in Assembly.Load(name).GetManifestResourceNames().Where(resource => resource.EndsWith(Extension, StringComparison.Ordinal)))
            {
                data.Add(name, resource[..^Extension.Length]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Both_languages_have_the_same_keys_and_places(string assembly, string catalog)
    {
        var manager = new ResourceManager(catalog, Assembly.Load(assembly));
        var russian = Entries(manager, CultureInfo.InvariantCulture);
        var english = Entries(manager, CultureInfo.GetCultureInfo("en"));
        Assert.Equal(russian.Keys.Order(), english.Keys.Order());
        Assert.All(russian, entry => Assert.Equal((entry.Key, Places(entry.Value)), (entry.Key, Places(english[entry.Key]))));
    }

    // Without the parents: a fallback is what must not happen.
    private static Dictionary<string, string> Entries(ResourceManager manager, CultureInfo culture) =>
        manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false) is { } set
            ? set.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!)
            : [];

    private static string Places(string text) => string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();
}
