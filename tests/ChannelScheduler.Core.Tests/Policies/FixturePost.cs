using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using Xunit;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>One line of a rule's <c>blocked.txt</c> or <c>allowed.txt</c>; the form is explained in <c>policies/README.md</c>.</summary>
internal static partial class FixturePost
{
    public static TheoryData<string, string> All(string file)
    {
        var rows = new TheoryData<string, string>();
        foreach (var rule in PolicyFiles.Set.Rules)
        {
            foreach (var line in Lines(rule.Definition, file)) rows.Add(rule.Definition.Id, line);
        }

        return rows;
    }

    public static IReadOnlyList<string> Lines(RuleDefinition rule, string file) =>
        [.. File.ReadLines(Path.Combine(PolicyFiles.Directory, rule.Folder, file)).Where(line => line.Trim().Length > 0 && !line.StartsWith('#'))];

    public static LintInput Parse(string line)
    {
        var head = Head().Match(line);
        var text = Escape().Replace(
            line[head.Length..],
            match => match.Value == "\\n" ? "\n" : ((char)int.Parse(match.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        if (!head.Success) return new LintInput { Text = text };
        var given = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithEnumNamingConvention(CamelCaseNamingConvention.Instance).Build()
            .Deserialize<HeadYaml>(head.Value);
        return new LintInput
        {
            // Letters render to themselves.
            Text = text.PadRight(given.Length ?? 0, 'а'),
            Channels = [new LintChannel(given.Kind, given.Handle, null, given.Inn)],
            Region = given.Region,
        };
    }

    [GeneratedRegex(@"^\{[^}]*\}\s*")]
    private static partial Regex Head();

    [GeneratedRegex(@"\\n|\\u(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    private sealed class HeadYaml
    {
        public ChannelKind Kind { get; set; }

        public string? Handle { get; set; }

        public string? Inn { get; set; }

        public int? Length { get; set; }

        public string? Region { get; set; }
    }
}
