using System.Globalization;
using ChannelScheduler.Core.Channels;
using Markdig;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A text longer than its network carries. Counted in UTF-16 units, the strictest reading of limits whose unit isn't documented.</summary>
public sealed class LengthRule : PolicyRule
{
    public override string Id => "PUB007";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        foreach (var kind in LintField.TargetsOf(context.Input))
        {
            if (!context.Rule.Channels.Contains(kind)) continue;
            var isVariant = kind == ChannelKind.Gospublic && context.Input.GospublicText is not null;
            var limit = context.Policies.Publishing.Lengths[kind];
            var length = LengthOf(context.Input, kind, isVariant, limit);
            var (wording, most) = length > limit.Error ? ("tooLong", limit.Error) : length > limit.Warning ? ("long", limit.Warning.Value) : ("", 0);
            if (wording.Length == 0) continue;
            yield return context.Finding(
                wording, isVariant ? "variants.gospublic" : "text", [kind], null, null,
                ("length", Number(length)), ("limit", Number(most)), ("over", Number(length - most)));
        }
    }

    private static int LengthOf(LintInput input, ChannelKind kind, bool isVariant, LengthLimit limit)
    {
        if (input.RenderedLengths.TryGetValue(kind, out var rendered)) return rendered;
        var text = isVariant ? input.GospublicText! : input.Text;
        // Plain text is never longer than its Markdown, so most posts need no parser.
        if (text.Length <= (limit.Warning ?? limit.Error)) return text.Length;
        try
        {
            return Markdown.ToPlainText(text).TrimEnd().Length;
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested too deeply; its Markdown is then counted as it stands.
            return text.Length;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
