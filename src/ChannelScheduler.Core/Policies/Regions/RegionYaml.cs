using ChannelScheduler.Core.Policies.Links;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies.Regions;

/// <summary>The shape of <c>policies/regions/&lt;code&gt;/region.yaml</c>. Each part may be left out.</summary>
internal sealed class RegionYaml
{
    public PolicyYaml.TextYaml? Name { get; set; }

    public Dictionary<string, RuleYaml> Rules { get; set; } = [];

    public PublishingYaml? Publishing { get; set; }

    public List<LinksYaml.FamilyYaml> Families { get; set; } = [];

    internal sealed class RuleYaml : Located
    {
        public FindingSeverity? Severity { get; set; }

        public Dictionary<string, WordingYaml> Wordings { get; set; } = [];

        public Dictionary<string, List<string>> Lists { get; set; } = [];
    }

    internal sealed class WordingYaml : Located
    {
        public FindingSeverity Severity { get; set; }
    }
}
