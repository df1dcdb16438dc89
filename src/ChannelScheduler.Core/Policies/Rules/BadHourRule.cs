using System.Globalization;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A time at which a post finds few readers: beside another post of the same channel, at night, or on a public holiday.</summary>
public sealed class BadHourRule : PolicyRule
{
    public override string Id => "PUB006";

    public override IEnumerable<Finding> Check(LintContext context) =>
        context.Input is { PublishAt: { } at, School: { } school } ? Check(context, school, at) : [];

    private static IEnumerable<Finding> Check(LintContext context, LintSchool school, DateTimeOffset at)
    {
        // The gospublic behind MAX goes hours later, at a time that the service finds by itself.
        var kinds = LeadingKinds(context.Input).Where(context.Rule.Channels.Contains).ToList();
        if (kinds.Count == 0) yield break;
        if (Neighbour(context, school, at, kinds) is { } near)
        {
            yield return context.Finding(
                "crowded", "publishAt", [near.Publication.Kind], null, null,
                ("title", near.Other.Title), ("at", school.Show(near.Publication.At!.Value)), ("minutes", context.Limits.Crowded.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)));
        }

        var day = school.DayOf(at);
        var time = TimeOnly.FromDateTime(school.Local(at));
        var isQuiet = school.QuietHours is not { } quiet || quiet.From == quiet.To || quiet.Contains(time);
        if (isQuiet && context.Limits.Night.Contains(time)) yield return Found("night", "time", time.ToString("HH:mm", CultureInfo.InvariantCulture));
        var calendar = context.Policies.Calendars.For(school.Region, school.Inn);
        if (!calendar.Knows(day.Year)) yield return Found("noCalendar", "year", day.Year.ToString(CultureInfo.InvariantCulture));
        else if (calendar.HolidayOn(day) is { } holiday) yield return Found("holiday", "holiday", holiday.Current);

        Finding Found(string wording, string name, string value) => context.Finding(
            wording, "publishAt", kinds, null, null, (name, value), ("day", day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<ChannelKind> LeadingKinds(LintInput input)
    {
        var targets = LintField.TargetsOf(input);
        return targets.Contains(ChannelKind.MaxPublic) ? targets.Where(kind => kind != ChannelKind.Gospublic) : targets;
    }

    private static (OtherPost Other, OtherPublication Publication)? Neighbour(LintContext context, LintSchool school, DateTimeOffset at, List<ChannelKind> kinds)
    {
        (OtherPost, OtherPublication)? nearest = null;
        var least = context.Limits.Crowded;
        foreach (var other in school.OtherPosts ?? [])
        {
            foreach (var publication in other.Publications)
            {
                if (publication.At is not { } then || (at - then).Duration() >= least || !kinds.Contains(publication.Kind)) continue;
                least = (at - then).Duration();
                nearest = (other, publication);
            }
        }

        return nearest;
    }
}
