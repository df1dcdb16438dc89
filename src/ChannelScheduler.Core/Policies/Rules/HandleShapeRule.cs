using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A school's public MAX channel has the standard link <c>@id&lt;INN&gt;_gos</c>. A <c>_biz</c> one is CHN002's.</summary>
public sealed class HandleShapeRule : PolicyRule
{
    public override string Id => "CHN001";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        for (var i = 0; i < context.Input.Channels.Count; i++)
        {
            var channel = context.Input.Channels[i];
            if (channel.Handle is null || !context.Rule.Channels.Contains(channel.Kind) || ChannelHandle.TryParse(channel.Handle, out _)) continue;
            yield return context.Finding("found", $"channels[{i}].handle", [channel.Kind], null, channel.Handle);
        }
    }
}
