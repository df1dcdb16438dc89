using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Verification;

/// <summary>The form of <c>policies/verification.yaml</c>.</summary>
internal sealed class VerificationYaml
{
    public List<ErrorYaml> Errors { get; set; } = [];

    internal sealed class ErrorYaml : Located
    {
        public string Code { get; set; } = "";

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? Fix { get; set; }

        public PolicyYaml.TextYaml? Source { get; set; }

        public List<string> Signs { get; set; } = [];
    }
}
