using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;

namespace ChannelScheduler.Web.Region;

/// <summary>What a reminder says: what is waiting or missing at the school, with numbers.</summary>
internal static class ReminderWords
{
    /// <param name="by">Who reminds.</param>
    public static Reason Of(ReminderCause cause, SchoolOverview school, IReadOnlyList<SchoolTrouble> troubles, string by, DateTimeOffset now) =>
        new("NotifyRemind" + cause, ["", "", school.Name, by, .. Values(cause, school, troubles, now)]);

    private static string[] Values(ReminderCause cause, SchoolOverview school, IReadOnlyList<SchoolTrouble> troubles, DateTimeOffset now) => cause switch
    {
        ReminderCause.Approval => [Number(school.Waiting), Day(school.WaitingSince ?? now, school)],
        ReminderCause.NotPublished => [Number(school.Failed), Number(school.Missed), Number(school.InDoubt)],
        ReminderCause.Channel => [string.Join(", ", school.Channels.Where(one => one.StopCause is not null || one.IsUnsound || TokenExpiry.MarkReached(one.TokenEnds, now) is not null).Select(one => $"«{one.Name}»"))],
        ReminderCause.Quota => [Number(school.Week.Posts), Number(school.Week.Posts + school.Week.Missing)],
        _ => [Day(now - TimeSpan.FromDays(troubles.Where(one => one.Kind is SchoolTroubleKind.SilentMax or SchoolTroubleKind.SilentGospublic).Max(one => one.Count)), school)],
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateTimeOffset at, SchoolOverview school) => WallClock.DayOf(at, school.Zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}
