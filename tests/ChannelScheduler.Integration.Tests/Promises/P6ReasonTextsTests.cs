using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P6: every reason, notification and refusal that the code can give has its words.</summary>
public sealed partial class P6ReasonTextsTests
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("ru"), CultureInfo.GetCultureInfo("en")];
    private static readonly string[] Values = ["a", "b", "c", "d", "e", "f", "g"];

    [Fact]
    public void Every_reason_in_the_code_has_its_words()
    {
        var codes = Codes(ReasonLiteral(), NotifyLiteral());
        Assert.True(codes.Count > 20, "The patterns no longer find the literals.");
        AssertWords(codes);
    }

    [Fact]
    public void Every_cause_and_every_state_of_the_predecessor_has_its_words() => AssertWords(
    [
        .. Enum.GetValues<ChannelStopCause>().Select(cause => "HoldChannel" + cause),
        .. Enum.GetValues<PublicationStatus>().Where(status => status != PublicationStatus.Published).Select(status => "HoldPredecessor" + status),
    ]);

    [Fact]
    public void Every_refusal_in_the_code_has_its_words()
    {
        var codes = Codes(RefusedLiteral(), ConflictLiteral(), MoveLiteral());
        Assert.True(codes.Count > 20, "The patterns no longer find the literals.");
        foreach (var code in codes)
        {
            Assert.All(Languages, language => Assert.NotEmpty(new RefusedException(RefusalKind.Conflict, code, null, Values).ToText(language)));
        }
    }

    private static void AssertWords(IReadOnlyCollection<string> codes)
    {
        foreach (var code in codes) Assert.All(Languages, language => Assert.NotEmpty(new Reason(code, Values).ToText(language)));
    }

    private static SortedSet<string> Codes(params Regex[] patterns)
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "src", "ChannelScheduler.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        return [.. files.Select(File.ReadAllText).SelectMany(text => patterns.SelectMany(pattern => pattern.Matches(text))).Select(match => match.Groups["code"].Value)];
    }

    [GeneratedRegex("new Reason\\((?:[^\"()]*\\? )?\"(?<code>\\w+)\"[,)]|: \"(?<code>InDoubt\\w+)\"")]
    private static partial Regex ReasonLiteral();

    [GeneratedRegex("\"(?<code>Notify\\w+)\"")]
    private static partial Regex NotifyLiteral();

    [GeneratedRegex("new RefusedException\\(RefusalKind\\.\\w+, \"(?<code>\\w+)\"")]
    private static partial Regex RefusedLiteral();

    [GeneratedRegex("Conflict\\(\"(?<code>\\w+)\"\\)")]
    private static partial Regex ConflictLiteral();

    [GeneratedRegex("RequireMove\\([^\"]*\"(?<code>\\w+)\"\\)")]
    private static partial Regex MoveLiteral();
}
