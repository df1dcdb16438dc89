namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A channel gets the words that it got, or will get, from another post not long before or after.</summary>
public sealed class DuplicateRule : PolicyRule
{
    public override string Id => "PUB005";

    public override IEnumerable<Finding> Check(LintContext context)
    {
        if (context.Input.School?.OtherPosts is not { Count: > 0 }) return [];
        var window = TimeSpan.FromDays(context.Limits.Duplicates.Days);
        var near = context.Repeats.Where(one => !one.Other.IsOfSameSeries && one.Kind == one.Publication.Kind && context.Rule.Channels.Contains(one.Kind) && Distance(context, one) <= window).ToList();
        // One finding, about the most like, what is out before what is planned, then the nearest: a text that came five times is told once.
        if (near.OrderByDescending(one => one.IsSame).ThenByDescending(one => one.Publication.IsOut).ThenBy(one => Distance(context, one)).FirstOrDefault() is not { } found) return [];
        var kinds = near.Where(one => one.Other == found.Other).Select(one => one.Kind).Distinct().ToList();
        var wording = (found.IsSame ? "same" : "alike") + (found.Publication.IsOut ? "Out" : "Planned");
        return
        [
            context.Finding(
                wording, context.Input.FieldFor(found.Kind), kinds, null, null,
                ("title", found.Other.Title), ("at", found.At is { } at ? context.Input.School.Show(at) : "–"), ("days", context.Limits.Duplicates.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }

    // The gatherer looks at what is near only, so an unknown time counts as near.
    private static TimeSpan Distance(LintContext context, RepeatedPost one) =>
        context.Input.PublishAt is { } at && one.At is { } then ? (at - then).Duration() : TimeSpan.Zero;
}
