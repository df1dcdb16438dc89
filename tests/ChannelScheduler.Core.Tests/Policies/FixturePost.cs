using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
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
            Channels = given.Target is { } kind ? [new LintChannel(kind, given.Handle, null, given.Inn)] : [],
            Media = FixturePicture.All(given),
            Region = given.Region,
        };
    }

    [GeneratedRegex(@"^\{[^}]*\}\s*")]
    private static partial Regex Head();

    [GeneratedRegex(@"\\n|\\u(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    internal sealed class HeadYaml
    {
        public ChannelKind? Kind { get; set; }

        /// <summary>Left out: the public MAX channel when its handle or INN is given, else anywhere public.</summary>
        public ChannelKind? Target => Kind ?? (Handle is null && Inn is null ? null : ChannelKind.MaxPublic);

        public string? Handle { get; set; }

        public string? Inn { get; set; }

        public int? Length { get; set; }

        public int? Pictures { get; set; }

        public string? Description { get; set; }

        public string? FileName { get; set; }

        public string? Type { get; set; }

        public long? Bytes { get; set; }

        public int? Width { get; set; }

        public int? Height { get; set; }

        public string? Qr { get; set; }

        public QrState? QrState { get; set; }

        public bool NoQr { get; set; }

        public PictureConsent? Consent { get; set; }

        public string? Region { get; set; }
    }
}
