using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies.Calendars;
using ChannelScheduler.Core.Policies.Information;
using ChannelScheduler.Core.Policies.Links;
using ChannelScheduler.Core.Policies.Regions;
using ChannelScheduler.Core.Verification;

namespace ChannelScheduler.Core.Policies;

/// <summary>Everything in <c>policies/</c>, read once. Immutable: an edited folder is loaded anew.</summary>
public sealed class PolicySet
{
    private PolicySet(
        IReadOnlyList<LoadedRule> rules, LinkFamilies links, PublishingLimits publishing, CalendarSet calendars, DiagnoseCatalog diagnoses, PersonNames names, AppealCatalog appeals, HelpCatalog help)
    {
        Names = names;
        Appeals = appeals;
        Help = help;
        Rules = rules;
        Links = links;
        Publishing = publishing;
        Calendars = calendars;
        Diagnoses = diagnoses;
    }

    /// <summary>Rules with their data, by id.</summary>
    public IReadOnlyList<LoadedRule> Rules { get; }

    /// <summary>A rule's title in the current UI language; its id when it is not of this set any more.</summary>
    public string TitleOf(string ruleId) => Rules.FirstOrDefault(one => one.Definition.Id == ruleId)?.Definition.Title.Current ?? ruleId;

    public LinkFamilies Links { get; }

    public PublishingLimits Publishing { get; }

    public CalendarSet Calendars { get; }

    public DiagnoseCatalog Diagnoses { get; }

    public AppealCatalog Appeals { get; }

    /// <summary>Region packs by code; a region's own set has none.</summary>
    public IReadOnlyDictionary<string, RegionPack> Regions { get; private init; } = new Dictionary<string, RegionPack>();

    public PersonNames Names { get; }

    /// <summary>Questions and answers; a region's set has its own answers in it.</summary>
    public HelpCatalog Help { get; }

    /// <param name="directory">The <c>policies</c> folder.</param>
    /// <exception cref="PolicyFileException">
    /// The folder or a file is missing or broken, has an unknown key, or a rule's folder and class don't pair.
    /// </exception>
    public static PolicySet Load(string directory)
    {
        PolicyDirectory.RequireReadable(directory);
        var classes = RuleClasses.All.ToDictionary(rule => rule.Id);
        var rules = new List<LoadedRule>();
        foreach (var folder in Directory.GetDirectories(directory).Where(IsRuleFolder).Order(StringComparer.Ordinal))
        {
            var definition = RuleDefinition.Load(folder);
            if (!classes.Remove(definition.Id, out var rule)) throw new PolicyFileException(folder, 0, PolicyYaml.Reason("NoClass", definition.Id));
            rules.Add(new LoadedRule(rule, definition));
        }

        if (classes.Count > 0) throw new PolicyFileException(directory, 0, PolicyYaml.Reason("NoFolder", string.Join(", ", classes.Keys.Order())));
        var linksPath = Path.Combine(directory, "links.yaml");
        var links = PolicyYaml.Read<LinksYaml>(linksPath);
        var everywhere = new PolicySet(
            rules,
            LinkFamilies.Of(links.Archives, (links.Families, linksPath)),
            PublishingLimits.Load(Path.Combine(directory, "publishing.yaml")),
            CalendarSet.Load(Path.Combine(directory, "calendars")),
            DiagnoseCatalog.Load(Path.Combine(directory, "verification.yaml"), Path.Combine(directory, "network-errors.yaml")),
            PersonNames.Load(Path.Combine(directory, "names.yaml")),
            AppealCatalog.Load(Path.Combine(directory, "appeals.yaml")),
            HelpFolder.Load(Path.Combine(directory, "help")));
        return everywhere.With(rules, everywhere.Links, everywhere.Publishing, RegionFolder.Load(directory, everywhere, (links.Families, linksPath)));
    }

    /// <summary>What holds for a school of this region: the region's pack, or what holds everywhere when it has none.</summary>
    /// <param name="region">As <c>School.Region</c> holds it; null for none.</param>
    public PolicySet For(string? region) => region is not null && Regions.TryGetValue(region.Trim(), out var pack) ? pack.Policies : this;

    internal PolicySet With(IReadOnlyList<LoadedRule> rules, LinkFamilies links, PublishingLimits publishing, IReadOnlyDictionary<string, RegionPack>? regions = null, HelpCatalog? help = null) =>
        new(rules, links, publishing, Calendars, Diagnoses, Names, Appeals, help ?? Help) { Regions = regions ?? Regions };

    // Rule folders start with an id (LNK001-…); calendars, regions and help live beside them.
    private static bool IsRuleFolder(string folder) => Path.GetFileName(folder) is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', ..];
}

public sealed record LoadedRule(PolicyRule Rule, RuleDefinition Definition);
