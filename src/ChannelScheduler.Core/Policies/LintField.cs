using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>One text of a post and the kinds of channel in which it will be read.</summary>
public sealed record LintField(string Name, string Text, IReadOnlyList<ChannelKind> Kinds)
{
    private static readonly ChannelKind[] AnywherePublic = [ChannelKind.MaxPublic, ChannelKind.Gospublic];

    /// <summary>The kinds a post goes to; an input without channels is read as public.</summary>
    public static IReadOnlyList<ChannelKind> TargetsOf(LintInput input) =>
        input.Channels.Count == 0 ? AnywherePublic : [.. input.Channels.Select(channel => channel.Kind).Distinct()];

    public static IReadOnlyList<LintField> AllOf(LintInput input)
    {
        var targets = TargetsOf(input);
        var hasVariant = input.HasGospublicText;
        var fields = new List<LintField>
        {
            new("text", input.Text, hasVariant ? [.. targets.Where(kind => kind != ChannelKind.Gospublic)] : targets),
        };
        if (input.Title is { } title) fields.Add(new("title", title, targets));
        if (hasVariant) fields.Add(new("variants.gospublic", input.GospublicText!, [.. targets.Where(kind => kind == ChannelKind.Gospublic)]));
        for (var i = 0; i < input.Buttons.Count; i++)
        {
            fields.Add(new($"buttons[{i}].label", input.Buttons[i].Label, targets));
            fields.Add(new($"buttons[{i}].url", input.Buttons[i].Url, targets));
        }

        for (var i = 0; i < input.Media.Count; i++)
        {
            if (input.Media[i].Description is { } description) fields.Add(new($"media[{i}].description", description, targets));
        }

        return fields;
    }
}
