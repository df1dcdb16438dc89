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
            Media = FixturePicture.All(given),
            Region = given.Region,
            GospublicText = given.Gospublic,
            Channels = [.. (given.Kinds ?? (given.Target is { } one ? [one] : [])).Select(kind => new LintChannel(kind, given.Handle, null, given.Inn))],
            PublishAt = given.PublishAt is null ? null : Instant(given.PublishAt),
            ShortenedBecause = given.ShortenedBecause,
            School = given.Zone is null ? null : new LintSchool
            {
                Zone = TimeZoneInfo.FindSystemTimeZoneById(given.Zone),
                ChannelKinds = Enum.GetValues<ChannelKind>(),
                OtherPosts = [.. given.History.Select(Other)],
            },
        };
    }

    // "2026-09-14T10:00+03:00 maxPublic Words of that post": out when its kind ends in an exclamation mark.
    private static OtherPost Other(string line)
    {
        var parts = line.Split(' ', 3);
        var kind = Enum.Parse<ChannelKind>(parts[1].TrimEnd('!'), ignoreCase: true);
        return new OtherPost("Другая публикация", parts[2], null, [new OtherPublication(kind, Instant(parts[0]), parts[1].EndsWith('!'))]);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\{[^}]*\}\s*")]
    private static partial Regex Head();

    [GeneratedRegex(@"\\n|\\u(?<hex>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    internal sealed class HeadYaml
    {
        public ChannelKind? Kind { get; set; }

        /// <summary>Left out: the public MAX channel when a handle, an INN or the school is given, else anywhere public.</summary>
        public ChannelKind? Target => Kind ?? (Handle is null && Inn is null && Zone is null ? null : ChannelKind.MaxPublic);

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

        public List<ChannelKind>? Kinds { get; set; }

        public string? Gospublic { get; set; }

        public string? PublishAt { get; set; }

        public string? ShortenedBecause { get; set; }

        public string? Zone { get; set; }

        public List<string> History { get; set; } = [];
    }
}
