using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>The shape of <c>policies/links.yaml</c>; what the keys mean stands at its top.</summary>
internal sealed class LinksYaml
{
    public List<string> Archives { get; set; } = [];

    public List<FamilyYaml> Families { get; set; } = [];

    internal sealed class FamilyYaml : Located
    {
        public string Family { get; set; } = "";

        public List<string> Hosts { get; set; } = [];

        public List<string> Schemes { get; set; } = [];

        public List<FormYaml> Forms { get; set; } = [];
    }

    internal sealed class FormYaml : Located
    {
        public LinkKind? Kind { get; set; }

        public string Path { get; set; } = "";

        public List<string> Except { get; set; } = [];

        public Dictionary<string, string?> Query { get; set; } = [];

        public string? Fragment { get; set; }

        public bool App { get; set; }

        public bool Mail { get; set; }
    }
}
