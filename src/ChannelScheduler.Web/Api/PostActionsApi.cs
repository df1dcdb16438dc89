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
                context.RunAsync(id, (commands, work, actorId) => commands.Approve(work, actorId, request.ContentHash, request.SelfApproval)))
            .For(Role.ContentAdmin).Validate<ApproveRequest>().Produces<PostResponse>();
        post.MapPost("/reject", (Guid id, RejectRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Reject(work, actorId, request.Reason)))
            .For(Role.ContentAdmin).Validate<RejectRequest>().Produces<PostResponse>();
        post.MapPost("/reschedule", (Guid id, RescheduleRequest request, Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Reschedule(work, actorId, request.PublishAt, work.School.TimeZone)))
            .For(Role.PressOfficer, Role.ContentAdmin).Validate<RescheduleRequest>().Produces<PostResponse>();
        post.MapPost("/cancel", (Guid id, Context context) => context.RunAsync(id, (commands, work, actorId) => commands.Cancel(work, actorId)))
            .For(Role.PressOfficer, Role.ContentAdmin).Produces<PostResponse>();
    }

    /// <summary>Opens the post, checks the version, runs the command, commits, answers.</summary>
    internal sealed record Context(PostStore Store, PostCommands Commands, PostLinter Linter, Actor Actor, HttpContext Http)
    {
        public static ValueTask<Context?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Context?>(new Context(
                services.GetRequiredService<PostStore>(), services.GetRequiredService<PostCommands>(), services.GetRequiredService<PostLinter>(), services.GetRequiredService<Actor>(), http));
        }

        public async Task<IResult> RunAsync(Guid id, Action<PostCommands, IPostWork, Guid> command)
        {
            var work = await Store.OpenAsync(id, Http.RequestAborted);
            ETags.Require(Http, work.Post.Version);
            command(Commands, work, Actor.Id);
            return await PostsApi.FinishAsync(work, Linter, Http, Http.RequestAborted);
        }
    }
}
