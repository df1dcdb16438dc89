using System.Buffers;
using System.Globalization;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A text that its network doesn't carry: too long, counted in UTF-16 units after rendering, the strictest reading of limits whose unit isn't documented; or marked up
/// so that nobody can tell what the network would show, and so nobody can judge it.
/// </summary>
public sealed class LengthRule : PolicyRule
{
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \n\t()<>\"»");

    public override string Id => "PUB007";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var kind in LintField.TargetsOf(context.Input))
        {
            if (!context.Rule.Channels.Contains(kind)) continue;
            var field = context.Input.FieldFor(kind);
            var limit = context.Policies.Publishing.Lengths[kind];
            var message = context.Rendered.For(kind);
            if (kind == ChannelKind.Gospublic && context.Input is { Media.Count: 0, Channels.Count: > 0 } && HasTwoAddresses(message?.Body)) yield return context.Finding("linkCards", field, [kind], null, null);
            var length = (message?.Body ?? context.Input.TextFor(kind)).Length;
            var (wording, most) = length > limit.Error ? ("tooLong", limit.Error) : length > limit.Warning ? ("long", limit.Warning.Value) : ("", 0);
            if (message is null && wording != "tooLong") wording = "form";
            if (wording.Length == 0) continue;
            yield return context.Finding(
                wording, field, [kind], null, null,
                ("length", Number(length)), ("limit", Number(most)), ("over", Number(length - most)));
        }
    }

    // VK makes a card of one address, and of none beside pictures: which one it is, its author should choose.
    private static bool HasTwoAddresses(ReadOnlySpan<char> body)
    {
        ReadOnlySpan<char> first = [];
        for (var at = body.IndexOf("://"); at >= 0; at = body.IndexOf("://"))
        {
            body = body[(at + 3)..];
            var end = body.IndexOfAny(AddressEnds);
            var address = (end < 0 ? body : body[..end]).TrimEnd("/.,;:!?");
            if (first.IsEmpty) first = address;
            else if (!address.SequenceEqual(first)) return true;
            body = body[address.Length..];
        }

        return false;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
