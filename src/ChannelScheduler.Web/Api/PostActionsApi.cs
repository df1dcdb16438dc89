using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

/// <summary>What people do to a post. Every action names the version it saw.</summary>
internal static class PostActionsApi
{
    public static void MapPostActions(this IEndpointRouteBuilder api)
    {
        var post = api.MapGroup("/posts/{id:guid}").WithTags("Posts");
        post.MapPost("/submit", (Guid id, Context context) => context.RunAsync(id, (commands, work, actorId) => commands.Submit(work, actorId)))
            .For(Role.PressOfficer, Role.ContentAdmin).Produces<PostResponse>();
        post.MapPost("/approve", (Guid id, ApproveRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => Approve(commands, work, actorId, request)))
            .For(Role.ContentAdmin).Validate<ApproveRequest>().Produces<PostResponse>();
        post.MapPost("/renew", (Guid id, RenewRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Renew(work, actorId, request.PublishAt, work.School.TimeZone)))
            .For(Role.PressOfficer, Role.ContentAdmin).Validate<RenewRequest>().Produces<PostResponse>();
        post.MapPost("/reject", (Guid id, RejectRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Reject(work, actorId, request.Reason)))
            .For(Role.ContentAdmin).Validate<RejectRequest>().Produces<PostResponse>();
        post.MapPost("/reschedule", (Guid id, RescheduleRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Reschedule(work, actorId, request.PublishAt, work.School.TimeZone)))
            .For(Role.PressOfficer, Role.ContentAdmin).Validate<RescheduleRequest>().Produces<PostResponse>();
        post.MapPost("/correct", (Guid id, CorrectRequest request, Context context) =>
                context.RunAsync(id, (work, actorId) => context.Corrections.Correct(work, actorId, request.Text, VariantOf(request, work.Post), request.Reason)))
            .For(Role.PressOfficer, Role.ContentAdmin).Validate<CorrectRequest>().Produces<PostResponse>();
        post.MapPost("/withdraw", (Guid id, WithdrawRequest request, Context context) =>
                context.RunAsync(id, (work, actorId) => context.Corrections.Withdraw(work, actorId, request.ChannelIds, request.Reason)))
            .For(Role.ContentAdmin).Validate<WithdrawRequest>().Produces<PostResponse>();
        post.MapPost("/media/{mediaId:guid}/no-qr", (Guid id, Guid mediaId, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.ConfirmNoQr(work, actorId, mediaId)))
            .For(Role.ContentAdmin).Produces<PostResponse>();
        post.MapPost("/cancel", (Guid id, Context context) => context.RunAsync(id, (commands, work, actorId) => commands.Cancel(work, actorId)))
            .For(Role.PressOfficer, Role.ContentAdmin).Produces<PostResponse>();
    }

    private static void Approve(PostCommands commands, IPostWork work, Guid actorId, ApproveRequest request)
    {
        if (request.Now || request.PublishAt is not null) commands.ApproveFor(work, actorId, request.ContentHash, request.SelfApproval, request.PublishAt);
        else commands.Approve(work, actorId, request.ContentHash, request.SelfApproval);
    }

    // Whoever mends the common text alone must not lose the other wording by it.
    private static string? VariantOf(CorrectRequest request, Post post) => request.Variants is null ? post.GospublicText : request.Variants.Gospublic is { Length: > 0 } own ? own : null;

    /// <summary>Opens the post, checks the version, runs the command, commits, answers.</summary>
    internal sealed record Context(PostStore Store, PostCommands Commands, CorrectionCommands Corrections, PostLinter Linter, Actor Actor, HttpContext Http)
    {
        public static ValueTask<Context?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Context?>(new Context(
                services.GetRequiredService<PostStore>(), services.GetRequiredService<PostCommands>(), services.GetRequiredService<CorrectionCommands>(), services.GetRequiredService<PostLinter>(), services.GetRequiredService<Actor>(), http));
        }

        public Task<IResult> RunAsync(Guid id, Action<PostCommands, IPostWork, Guid> command) => RunAsync(id, (work, actorId) => command(Commands, work, actorId));

        public async Task<IResult> RunAsync(Guid id, Action<IPostWork, Guid> command)
        {
            var work = await Store.OpenAsync(id, Http.RequestAborted);
            ETags.Require(Http, work.Post.Version);
            command(work, Actor.Id);
            return await PostsApi.FinishAsync(work, Linter, Http, Http.RequestAborted);
        }
    }
}
