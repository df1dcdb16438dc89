using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Verification;

/// <summary>The form of <c>policies/network-errors.yaml</c>.</summary>
internal sealed class NetworkErrorsYaml
{
    public List<NetworkYaml> Networks { get; set; } = [];

    public List<NetworkErrorYaml> Errors { get; set; } = [];

    internal sealed class NetworkYaml : Located
    {
        public string Key { get; set; } = "";

        public List<string> Words { get; set; } = [];

        public PolicyYaml.TextYaml? Source { get; set; }
    }

    internal sealed class NetworkErrorYaml : Located
    {
        public string Code { get; set; } = "";

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? Means { get; set; }

        public PolicyYaml.TextYaml? Fix { get; set; }

        public PolicyYaml.TextYaml? Source { get; set; }

        public List<string> Signs { get; set; } = [];
    }
}
