using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>The house rules that can be read off the files.</summary>
public partial class SourceRulesTests
{
    private const int LongestFile = 300;

    // A handful of small types that only make sense together share a file, named after the family.
    private static readonly string[] Families = ["Configurations", "Contracts", "Converters", "Messages", "Models", "Paging", "Validation", "Validators"];

    // In two halves, so that this file does not find itself.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

    private static readonly string[] RegistryHosts = ["nuget" + ".org", "npmjs" + ".org", "npmjs" + ".com", "pypi" + ".org", "pythonhosted" + ".org", "debian" + ".org", "ghcr" + ".io"];

    private static readonly string[] MachinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/"];

    private const string CyrillicMax = "\u041C\u0410\u0425";

    [Fact]
    public void No_file_is_longer_than_300_lines() => Assert.Empty(SourceFiles.CSharp.Where(path => IsLong(SourceFiles.Read(path))).ToList());

    [Fact]
    public void A_file_is_named_after_its_main_type() => Assert.Empty(SourceFiles.CSharp.Where(path => IsMisnamed(path, SourceFiles.Read(path))).ToList());

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(Findings(SourceFiles.Texts, Unfinished, wholeWords: true));

    [Fact]
    public void No_registry_is_named() => Assert.Empty(Findings(SourceFiles.Texts, RegistryHosts, wholeWords: false));

    [Fact]
    public void No_path_of_a_machine_is_named() => Assert.Empty(Findings(SourceFiles.Texts, MachinePaths, wholeWords: false));

    // Data of tests and policies may hold any character; what we say to people may not.
    [Fact]
    public void Our_own_words_carry_no_pictographs() => Assert.Empty(SourceFiles.Texts
        .Where(path => path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith(".resx", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
        .Where(path => HasPictograph(SourceFiles.Read(path))).ToList());

    // The same letters in Cyrillic look alike, and nobody who searches for one finds the other.
    [Fact]
    public void Our_own_words_spell_max_in_latin_letters() => Assert.Empty(Findings(SourceFiles.Texts.Where(path => path.EndsWith(".resx", StringComparison.Ordinal)), [CyrillicMax], wholeWords: true));

    /// <summary>Each rule above is shown a violation.</summary>
    [Fact]
    public void Each_rule_sees_a_violation()
    {
        Assert.True(IsLong(string.Concat(Enumerable.Repeat("//\n", LongestFile + 1))));
        Assert.False(IsLong(string.Concat(Enumerable.Repeat("//\n", LongestFile))));
        Assert.True(IsMisnamed("src/Clock.cs", "public sealed class Watch;\n"));
        Assert.True(IsMisnamed("src/Validators.cs", "public sealed class Watch;\n"));
        Assert.False(IsMisnamed("src/Clock.Wire.cs", "public sealed partial class Clock;\n"));
        Assert.Equal(Unfinished[0], Found($"// {Unfinished[0]}: later", Unfinished, wholeWords: true));
        Assert.Null(Found("// " + Unfinished[0] + "S", Unfinished, wholeWords: true));
        Assert.Equal(RegistryHosts[0], Found($"https://api.{RegistryHosts[0]}/v3", RegistryHosts, wholeWords: false));
        Assert.Equal(MachinePaths[0], Found($"see {MachinePaths[0]}notes", MachinePaths, wholeWords: false));
        Assert.Equal(CyrillicMax, Found($"канал в {CyrillicMax}", [CyrillicMax], wholeWords: true));
        Assert.True(HasPictograph("\U0001F680"));
        Assert.Contains("tests/ChannelScheduler.Core.Tests/Architecture/SourceRulesTests.cs", SourceFiles.CSharp);
    }

    private static bool IsLong(string text) => text.TrimEnd('\n').Count(character => character == '\n') >= LongestFile;

    private static bool IsMisnamed(string path, string text)
    {
        var types = TopLevelType().Matches(text).Select(match => match.Groups[1].Value).ToList();
        // Top-level statements, and files of global attributes, declare none.
        if (types.Count == 0) return false;
        var name = Path.GetFileName(path).Split('.')[0];
        return !types.Contains(name) && (types.Count == 1 || !Families.Any(family => name.EndsWith(family, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Findings(IEnumerable<string> paths, string[] words, bool wholeWords) =>
        from path in paths
        let found = Found(SourceFiles.Read(path), words, wholeWords)
        where found is not null
        select $"{path}: {found}";

    private static string? Found(string text, string[] words, bool wholeWords) =>
        words.FirstOrDefault(word => wholeWords ? Regex.IsMatch(text, $@"\b{word}\b") : text.Contains(word, StringComparison.Ordinal));

    private static bool HasPictograph(string text) => text.EnumerateRunes().Any(rune => rune.Value is (>= 0x1F300 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or 0xFE0F);

    [GeneratedRegex(@"^(?:public |internal |file )?(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
