using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A school's public MAX channel has the standard link <c>@id&lt;INN&gt;_gos</c>. A <c>_biz</c> one is CHN002's. A handle in the text with a slip in its digits leads nowhere:
/// a warning, for it may be another organisation's.
/// </summary>
public sealed class HandleShapeRule : PolicyRule
{
    public override string Id => "CHN001";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        for (var i = 0; i < context.Input.Channels.Count; i++)
        {
            var channel = context.Input.Channels[i];
            if (channel.Handle is null || channel.Kind != ChannelKind.MaxPublic || ChannelHandle.TryParse(channel.Handle, out _)) continue;
            yield return context.Finding("found", $"channels[{i}].handle", [channel.Kind], null, channel.Handle);
        }

        foreach (var field in context.Fields)
        {
            foreach (var span in HandleFinder.Find(field.Text))
            {
                var handle = field.Text.Substring(span.Start, span.Length);
                if (handle.EndsWith("_gos", StringComparison.OrdinalIgnoreCase) && !ChannelHandle.TryParse(handle, out _) && context.KindsOf(field) is { Count: > 0 } kinds)
                    yield return context.Finding("inText", field.Name, kinds, span, handle);
            }
        }
    }
}
