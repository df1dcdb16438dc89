using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Appeals;

/// <summary>The appeals that people can write: <c>policies/appeals.yaml</c>.</summary>
public sealed class AppealCatalog
{
    private const int LongestWait = 60;

    private AppealCatalog(IReadOnlyList<AppealTemplate> all) => All = all;

    /// <summary>One for each kind, in the file's order.</summary>
    public IReadOnlyList<AppealTemplate> All { get; }

    public AppealTemplate this[AppealKind kind] => All.Single(one => one.Kind == kind);

    /// <exception cref="PolicyFileException">Missing, broken or incomplete.</exception>
    public static AppealCatalog Load(string path)
    {
        var yaml = PolicyYaml.Read<AppealsYaml>(path);
        var all = yaml.Appeals.Select(one => Read(one, path)).ToList();
        foreach (var kind in Enum.GetValues<AppealKind>())
        {
            if (all.Count(one => one.Kind == kind) != 1) throw PolicyYaml.Missing(path, "appeals.kind: " + EnumWords.WordFor(kind));
        }
        return new AppealCatalog(all);
    }

    private static AppealTemplate Read(AppealYaml yaml, string path)
    {
        var name = EnumWords.WordFor(yaml.Kind);
        // One way out, and one that can be used: an address to write to or a page to open.
        var hasMail = yaml.MailTo is { } mail && mail.IndexOf('@', StringComparison.Ordinal) > 0 && !mail.Any(char.IsWhiteSpace);
        var site = Uri.TryCreate(yaml.Site, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null;
        if (hasMail == site is not null) throw PolicyYaml.Missing(path, name + ".mailTo | site", yaml.Line);
        if (string.IsNullOrWhiteSpace(yaml.Subject)) throw PolicyYaml.Missing(path, name + ".subject", yaml.Line);
        if (yaml.RemindAfterDays is < 1 or > LongestWait) throw PolicyYaml.Missing(path, $"{name}.remindAfterDays (1–{LongestWait})", yaml.Line);
        var parts = yaml.Parts.Select(part => new AppealPartText(
            part.Part, PolicyYaml.Text(part.Title, path, $"{name}.{EnumWords.WordFor(part.Part)}.title"), PolicyYaml.Text(part.Hint, path, $"{name}.{EnumWords.WordFor(part.Part)}.hint"))).ToList();
        if (parts.Count == 0 || parts.DistinctBy(one => one.Part).Count() != parts.Count) throw PolicyYaml.Missing(path, name + ".parts", yaml.Line);
        return new AppealTemplate(
            yaml.Kind, PolicyYaml.Text(yaml.Title, path, name + ".title"), PolicyYaml.Text(yaml.When, path, name + ".when"), hasMail ? yaml.MailTo : null, site, yaml.Subject.Trim(), yaml.RemindAfterDays,
            PolicyYaml.Text(yaml.Source, path, name + ".source"), parts);
    }

    private sealed class AppealsYaml
    {
        public List<AppealYaml> Appeals { get; set; } = [];
    }

    private sealed class AppealYaml : Located
    {
        public AppealKind Kind { get; set; }

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? When { get; set; }

        public string? MailTo { get; set; }

        public string? Site { get; set; }

        public string Subject { get; set; } = "";

        public int RemindAfterDays { get; set; }

        public PolicyYaml.TextYaml? Source { get; set; }

        public List<PartYaml> Parts { get; set; } = [];
    }

    private sealed class PartYaml : Located
    {
        public AppealPart Part { get; set; }

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? Hint { get; set; }
    }
}
