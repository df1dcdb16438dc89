using System.Text.RegularExpressions;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>Every action that the program writes into its trail has words for people.</summary>
public sealed partial class AuditNamesTests
{
    private const string Words = "src/ChannelScheduler.Web/Pages/Common/CommonTexts.resx";

    [Fact]
    public void Each_action_in_the_sources_has_words()
    {
        var words = SourceFiles.Read(Words);
        var actions = SourceFiles.CSharp.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && !path.Contains("Sandbox", StringComparison.Ordinal) && !path.Contains(".Cli/", StringComparison.Ordinal))
            .SelectMany(path => Actions().Matches(SourceFiles.Read(path)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        Assert.Contains("post.edited", actions);
        Assert.Contains("session.started", actions);
        Assert.DoesNotContain(actions, action => !words.Contains($"\"Audit.{action}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex("\"((?:post|publication|channel|connection|user|role|account|session|api-key|school|help|trusted-root)\\.(?!yaml\")[a-z-]{3,})\"")]
    private static partial Regex Actions();
}
