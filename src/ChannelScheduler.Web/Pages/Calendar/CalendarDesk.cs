using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Islands;
using FluentValidation;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>What the calendar asks of the program, as the person before it and never with more than their roles of this moment.</summary>
public sealed class CalendarDesk(IslandWork work)
{
    public Task<CalendarData> ReadAsync(CalendarAddress address) =>
        work.ReadAsync(Enum.GetValues<Role>(), services => services.GetRequiredService<CalendarReader>().ReadAsync(address, CancellationToken.None));

    /// <summary>Carries a move out: the same commands, in the same order, as the forms of the post's page.</summary>
    /// <param name="entry">As it was on the screen.</param>
    /// <param name="reason">Needed for a gospublic publication that comes nearer to its MAX post than the rule.</param>
    /// <exception cref="ApiException">No right, or somebody changed it since it was shown.</exception>
    /// <exception cref="RefusedException">The command's own rules.</exception>
    /// <exception cref="ValidationException">The time is past, or too far ahead.</exception>
    public Task MoveAsync(CalendarEntry entry, DateTimeOffset at, string? reason) =>
        entry.Move == CalendarMove.Publication
            ? work.WriteAsync([Role.ContentAdmin], services => MovePublicationAsync(services, entry, at, reason))
            : work.WriteAsync([Role.PressOfficer, Role.ContentAdmin], services => MovePostAsync(services, entry, at));

    private static async Task MovePostAsync(IServiceProvider services, CalendarEntry entry, DateTimeOffset at)
    {
        Check(services, at, null);
        var (actor, commands) = (services.GetRequiredService<Actor>(), services.GetRequiredService<PostCommands>());
        var post = await services.GetRequiredService<PostStore>().OpenAsync(entry.PostId, CancellationToken.None);
        RequireVersion(post.Post.Version, entry.PostVersion);
        if (post.Post.Review == ReviewState.Expired) commands.Renew(post, actor.Id, at, post.School.TimeZone);
        else commands.Reschedule(post, actor.Id, at, post.School.TimeZone);
        await PostStore.SaveAsync(post, CancellationToken.None);
    }

    private static async Task MovePublicationAsync(IServiceProvider services, CalendarEntry entry, DateTimeOffset at, string? reason)
    {
        Check(services, at, reason);
        var (post, publication) = await services.GetRequiredService<PostStore>().OpenPublicationAsync(entry.PublicationId!.Value, CancellationToken.None);
        RequireVersion(publication.Version, entry.PublicationVersion);
        services.GetRequiredService<PublicationCommands>().Reschedule(post, publication, services.GetRequiredService<Actor>().Id, at, reason);
        await PostStore.SaveAsync(post, CancellationToken.None);
    }

    private static void Check(IServiceProvider services, DateTimeOffset at, string? reason) =>
        services.GetRequiredService<IValidator<RescheduleRequest>>().ValidateAndThrow(new RescheduleRequest(at, reason));

    private static void RequireVersion(int stored, int seen)
    {
        if (stored != seen) throw new ApiException(StatusCodes.Status412PreconditionFailed, "StaleEntry");
    }
}
