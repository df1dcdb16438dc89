using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Help;

/// <summary>The shape of a topic, <c>policies/help/&lt;topic&gt;.yaml</c>.</summary>
internal sealed class HelpYaml
{
    public string Id { get; set; } = "";

    /// <summary>The page lists topics by it.</summary>
    public int Order { get; set; }

    public PolicyYaml.TextYaml? Title { get; set; }

    public List<EntryYaml> Entries { get; set; } = [];

    internal class EntryYaml : Located
    {
        public string Id { get; set; } = "";

        public string Slide { get; set; } = "";

        public PolicyYaml.TextYaml? Question { get; set; }

        public AskYaml? Ask { get; set; }

        public PolicyYaml.TextYaml? Answer { get; set; }

        public string AsOf { get; set; } = "";

        public string Until { get; set; } = "";

        public List<LinkYaml> Links { get; set; } = [];

        /// <summary>Ids of the policy rules whose findings this entry explains.</summary>
        public List<string> Rules { get; set; } = [];
    }

    internal sealed class AskYaml
    {
        public List<string> Ru { get; set; } = [];

        public List<string> En { get; set; } = [];
    }

    internal sealed class LinkYaml : Located
    {
        public string To { get; set; } = "";

        public PolicyYaml.TextYaml? Text { get; set; }
    }

    /// <summary>The shape of <c>policies/regions/&lt;code&gt;/help.yaml</c>.</summary>
    internal sealed class RegionHelpYaml
    {
        public List<RegionEntryYaml> Entries { get; set; } = [];
    }

    /// <summary>An entry that is there changes by the keys that are given; a new one needs all of them.</summary>
    internal sealed class RegionEntryYaml : EntryYaml
    {
        public string Topic { get; set; } = "";
    }

    /// <summary>The shape of <c>policies/help/words.yaml</c>.</summary>
    internal sealed class HelpWordsYaml
    {
        public List<string> Stop { get; set; } = [];

        public List<List<string>> Same { get; set; } = [];
    }
}
