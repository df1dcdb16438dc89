using YamlDotNet.Serialization;

namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>A part of a policy file that knows its line, for what is found wrong with it only after reading.</summary>
internal abstract class Located
{
    /// <summary>1-based.</summary>
    [YamlIgnore]
    public int Line { get; set; }
}
