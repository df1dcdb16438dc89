using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>The INN inside the handle is the school's own: a post must not go out in another school's name.</summary>
public sealed class HandleInnRule : PolicyRule
{
    public override string Id => "CHN004";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        for (var i = 0; i < context.Input.Channels.Count; i++)
        {
            var channel = context.Input.Channels[i];
            var expected = channel.SchoolInn ?? channel.Inn;
            if (expected is null || !context.Rule.Channels.Contains(channel.Kind)) continue;
            if (!ChannelHandle.TryParse(channel.Handle, out var handle) || handle.Inn.Value == expected.Trim()) continue;
            yield return context.Finding("found", $"channels[{i}].handle", [channel.Kind], null, channel.Handle, ("handleInn", handle.Inn.Value), ("schoolInn", expected.Trim()));
        }
    }
}
