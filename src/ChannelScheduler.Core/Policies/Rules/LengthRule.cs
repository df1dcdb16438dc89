using System.Buffers;
using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Forms;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// A text that its network doesn't carry: too long, counted in UTF-16 units after rendering, the strictest reading of limits whose unit isn't documented; or marked up
/// so that nobody can tell what the network would show, and so nobody can judge it. Markup that readers would see as characters is a warning, and so is Markdown in a
/// text written for VK alone, which drops it; a text for both networks may be marked up, MAX shows that.
/// </summary>
public sealed class LengthRule : PolicyRule
{
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \n\t()[]<>\"»");

    public override string Id => "PUB007";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var kind in LintField.TargetsOf(context.Input))
        {
            if (!context.Rule.Channels.Contains(kind)) continue;
            var field = context.Input.FieldFor(kind);
            var limit = context.Policies.Publishing.Lengths[kind];
            if (kind == ChannelKind.Gospublic && context.Input is { Media.Count: 0, Channels.Count: > 0 } && HasTwoAddresses(context.Input.TextFor(kind)))
                yield return context.Finding("linkCards", field, [kind], null, null);
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

        foreach (var field in context.Fields)
        {
            if (field.Name is not ("text" or "title" or "variants.gospublic")) continue;
            foreach (var finding in Forms(context, field)) yield return finding;
        }
    }

    private static IEnumerable<Finding> Forms(LintContext context, LintField field)
    {
        if (!TextForms.MayHave(field.Text) || context.KindsOf(field) is not { Count: > 0 } kinds) yield break;
        if (TextForms.Turned(field.Text) is { } turned) yield return At("turned", turned);
        if (TextForms.Tag(field.Text) is { } tag) yield return At("tags", tag);
        if (TextForms.Wiki(field.Text) is { } wiki) yield return At("wiki", wiki);
        if (TextForms.Table(field.Text) is { } table) yield return At("table", table);
        if (kinds is [ChannelKind.Gospublic] && TextForms.Markdown(field.Text) is { } stripped) yield return At("stripped", stripped);

        Finding At(string wording, TextSpan span) => context.Finding(wording, field.Name, kinds, span, TextForms.Sketch(field.Text, span));
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
