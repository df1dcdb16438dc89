using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A <c>_biz</c> channel came out of the wrong verification path; its data has the documented fix. It never stops a post by itself.</summary>
public sealed class BizChannelRule : PolicyRule
{
    public override string Id => "CHN002";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        for (var i = 0; i < context.Input.Channels.Count; i++)
        {
            var channel = context.Input.Channels[i];
            if (!context.Rule.Channels.Contains(channel.Kind) || !ChannelHandle.TryParse(channel.Handle, out var handle) || handle.Suffix != HandleSuffix.Biz) continue;
            yield return context.Finding("found", $"channels[{i}].handle", [channel.Kind], null, channel.Handle);
        }
    }
}
