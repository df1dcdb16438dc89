using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>MAX and the network say the same, word for word. Allowed, in MAX first; separate topics are better.</summary>
public sealed class SameTextRule : PolicyRule
{
    public override string Id => "PUB003";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        var (max, network) = (false, false);
        foreach (var channel in context.Input.Channels)
        {
            max |= channel.Kind == ChannelKind.MaxPublic;
            network |= channel.Kind == ChannelKind.Gospublic;
        }

        return max && network && IsSame(context.Input)
            ? [context.Finding("found", context.Input.FieldFor(ChannelKind.Gospublic), [ChannelKind.MaxPublic, ChannelKind.Gospublic], null, null)]
            : [];
    }

    private static bool IsSame(LintInput input)
    {
        if (!input.HasGospublicText) return input.Text.Length > 0;
        return TextFingerprint.Of(input.Text).Likeness(TextFingerprint.Of(input.GospublicText!)) >= 1;
    }
}
