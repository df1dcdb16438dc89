using System.Globalization;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A text that its network doesn't carry: too long, counted in UTF-16 units after rendering, the strictest reading of limits whose unit isn't documented; or marked up
/// so that nobody can tell what the network would show, and so nobody can judge it.
/// </summary>
public sealed class LengthRule : PolicyRule
{
    public override string Id => "PUB007";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var kind in LintField.TargetsOf(context.Input))
        {
            if (!context.Rule.Channels.Contains(kind)) continue;
            var field = context.Input.FieldFor(kind);
            var limit = context.Policies.Publishing.Lengths[kind];
            if (context.Rendered.IsSurelyWithin(kind, limit.Warning ?? limit.Error)) continue;
            var message = context.Rendered.For(kind);
            var length = (message?.Body ?? context.Input.TextFor(kind)).Length;
            var (wording, most) = length > limit.Error ? ("tooLong", limit.Error) : length > limit.Warning ? ("long", limit.Warning.Value) : ("", 0);
            if (message is null && wording != "tooLong") wording = "form";
            if (wording.Length == 0) continue;
            yield return context.Finding(
                wording, field, [kind], null, null,
                ("length", Number(length)), ("limit", Number(most)), ("over", Number(length - most)));
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
