using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

/// <summary>What people do with a finding of a post: make its fix, move its part to the closed channel, answer for a warning.</summary>
internal static class PostFindingsApi
{
    public static void MapPostFindings(this IEndpointRouteBuilder api)
    {
        var post = api.MapGroup("/posts/{id:guid}").WithTags("Posts");
        post.MapPost("/fix", (Guid id, FixRequest request, PostActionsApi.Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Fix(work, new FixChoice(request.RuleId, request.Field, request.Kind, request.Start, request.Length), actorId)))
            .For(Role.PressOfficer, Role.ContentAdmin).Validate<FixRequest>().Produces<PostResponse>();
        post.MapPost("/split", SplitAsync).For(Role.PressOfficer, Role.ContentAdmin).Validate<SplitRequest>().Produces<SplitResponse>();
        post.MapPost("/waivers", (Guid id, WaiverRequest request, PostActionsApi.Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Waive(work, actorId, context.Actor.Name, request.RuleId, request.Field, request.Start, request.Reason.Trim(), request.Until)))
            .For(Role.ContentAdmin).Validate<WaiverRequest>().Produces<PostResponse>();
        post.MapDelete("/waivers/{waiverId:guid}", (Guid id, Guid waiverId, PostActionsApi.Context context) =>
                context.RunAsync(id, (commands, work, actorId) => commands.Revoke(work, actorId, waiverId)))
            .For(Role.ContentAdmin).Produces<PostResponse>();
    }

    private static async Task<IResult> SplitAsync(Guid id, SplitRequest request, PostActionsApi.Context context, CancellationToken cancellationToken)
    {
        var work = await context.Store.OpenAsync(id, cancellationToken);
        ETags.Require(context.Http, work.Post.Version);
        var (closed, channel) = await context.Store.CreateClosedAsync(work, cancellationToken);
        context.Commands.Split(work, new FixChoice(request.RuleId, request.Field, "split", request.Start, request.Length), closed, channel, context.Actor.Id);
        await PostStore.SaveAsync(work, cancellationToken);
        ETags.Set(context.Http, work.Post.Version);
        return TypedResults.Ok(new SplitResponse(work.ToResponse(context.Linter), closed.ToResponse(context.Linter)));
    }
}
