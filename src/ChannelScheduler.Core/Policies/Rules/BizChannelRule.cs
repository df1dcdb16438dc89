using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A <c>_biz</c> channel, the post's own or one the text sends readers to, came out of the wrong verification path; its data has the documented fix. It never stops a post by itself.</summary>
public sealed class BizChannelRule : PolicyRule
{
    public override string Id => "CHN002";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        for (var i = 0; i < context.Input.Channels.Count; i++)
        {
            var channel = context.Input.Channels[i];
            if (channel.Kind != ChannelKind.MaxPublic || !ChannelHandle.TryParse(channel.Handle, out var handle) || handle.Suffix != HandleSuffix.Biz) continue;
            yield return context.Finding("found", $"channels[{i}].handle", [channel.Kind], null, channel.Handle);
        }

        foreach (var field in context.Fields)
        {
            foreach (var span in HandleFinder.Find(field.Text))
            {
                var handle = field.Text.Substring(span.Start, span.Length);
                if (handle.EndsWith("_biz", StringComparison.OrdinalIgnoreCase) && context.KindsOf(field) is { Count: > 0 } kinds) yield return context.Finding("inText", field.Name, kinds, span, handle);
            }
        }
    }
}
