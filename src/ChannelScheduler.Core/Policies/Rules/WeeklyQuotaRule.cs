using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Calendars;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>
/// The weekly number of public posts, told where it helps: on the post that is one too many, and on the last post of a week that will end short of it. Nobody is
/// told in a week with school breaks or with few working days.
/// </summary>
public sealed class WeeklyQuotaRule : PolicyRule
{
    public override string Id => "PUB004";

    public override IEnumerable<Finding> Check(LintContext context) =>
        context.Input is { PublishAt: { } at, School: { OtherPosts: { } others } school } ? Check(context, school, at, others) : [];

    private static IEnumerable<Finding> Check(LintContext context, LintSchool school, DateTimeOffset at, IReadOnlyList<OtherPost> others)
    {
        var kinds = LintField.TargetsOf(context.Input).Where(kind => kind.IsPublic() && context.Rule.Channels.Contains(kind)).ToList();
        if (kinds.Count == 0) yield break;
        var quota = context.Limits.Week;
        var day = school.DayOf(at);
        var week = new SchoolWeek(CalendarOf(context), day);
        var monday = week.Monday;
        var (before, after) = (0, 0);
        foreach (var other in others)
        {
            if (!other.IsPublic || other.At is not { } then || school.DayOf(then) < monday || school.DayOf(then) > monday.AddDays(6)) continue;
            if (then <= at) before++;
            else after++;
        }

        if (before >= quota.Most && !week.HasBreak) yield return Found("over");
        if (after == 0 && before + 1 < quota.Least && SchoolWeek.SinceMonday(day.DayOfWeek) >= SchoolWeek.SinceMonday(quota.AdviseFrom) && quota.AsksFor(week)) yield return Found("under");

        Finding Found(string wording) => context.Finding(
            wording, "publishAt", kinds, null, null,
            ("number", Number(before + 1)), ("least", Number(quota.Least)), ("most", Number(quota.Most)), ("missing", Number(quota.Least - before - 1)),
            ("sunday", monday.AddDays(6).ToString("dd.MM", CultureInfo.InvariantCulture)));
    }

    private static SchoolCalendar CalendarOf(LintContext context) => context.Policies.Calendars.For(context.Input.School!.Region, context.Input.School.Inn);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
