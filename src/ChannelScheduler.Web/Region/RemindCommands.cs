using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Region;
using ChannelScheduler.Web.People;

namespace ChannelScheduler.Web.Region;

/// <summary>Asks the people of schools for what waits or is missing, once a day for each cause.</summary>
internal sealed class RemindCommands(SchedulerDbContext db, Actor actor, RegionReader reader, PeopleAudit audit, TimeProvider time)
{
    /// <param name="Skipped">Chosen schools that nothing was sent to: reminded already, nothing wrong, or nobody there.</param>
    public sealed record Result(int Reminded, int Skipped);

    /// <exception cref="ApiException">404 or 403: not a school at which the caller may do this.</exception>
    /// <exception cref="RefusedException">Nobody would be told anything new.</exception>
    public async Task<Result> RemindAsync(IReadOnlyCollection<Guid> schoolIds, CancellationToken cancellationToken)
    {
        if (schoolIds.Count == 0) throw new RefusedException(RefusalKind.Invalid, "RemindChoose", "school");
        foreach (var id in schoolIds) actor.RequireAt(id, "school");
        var schools = await reader.OfAsync(schoolIds, cancellationToken);
        if (schools.Count < schoolIds.Distinct().Count()) throw ApiException.NotFound("school");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var (reminded, already, nothing, nobody) = (0, 0, 0, 0);
        foreach (var school in schools)
        {
            var open = school.Open;
            if (school.Causes.Count == 0) nothing++;
            else if (!school.Causes.Any(school.IsHeard)) nobody++;
            else if (open.Count == 0) already++;
            else
            {
                Remind(school, open, now);
                reminded++;
            }
        }
        if (reminded == 0) throw Refused(schools, already, nothing, nobody);
        await db.SaveChangesAsync(cancellationToken);
        return new Result(reminded, schools.Count - reminded);
    }

    private void Remind(RegionSchool school, IReadOnlyList<ReminderCause> causes, DateTimeOffset now)
    {
        var (facts, day) = (school.Facts, WallClock.DayOf(now, school.Facts.Zone));
        foreach (var cause in causes)
        {
            db.SchoolReminders.Add(new SchoolReminder { Id = Guid.CreateVersion7(now), SchoolId = facts.Id, Cause = cause, Day = day, At = now, ById = actor.Id });
            foreach (var audience in ReminderCauses.AudienceOf(cause))
            {
                db.Notifications.Add(new Notification
                {
                    Id = Guid.CreateVersion7(now), CreatedAt = now, SchoolId = facts.Id, Audience = audience, Message = ReminderWords.Of(cause, facts, school.Troubles, actor.Name, now),
                    Key = string.Create(CultureInfo.InvariantCulture, $"remind:{facts.Id:N}:{cause}:{day:yyyy-MM-dd}:{Roles.NameOf(audience)}"),
                });
            }
        }
        audit.Add("school.reminded", facts.Id, string.Join(", ", causes));
    }

    private static RefusedException Refused(IReadOnlyList<RegionSchool> schools, int already, int nothing, int nobody)
    {
        if (schools is not [var only]) return new RefusedException(RefusalKind.Conflict, "RemindNone", "school", Number(already), Number(nothing), Number(nobody));
        if (nothing > 0) return new RefusedException(RefusalKind.Conflict, "RemindNothing", "school", only.Facts.Name);
        if (nobody > 0) return new RefusedException(RefusalKind.Conflict, "RemindNobody", "school", only.Facts.Name);
        return new RefusedException(RefusalKind.Conflict, "RemindAlready", "school", RegionWords.Told(only));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
