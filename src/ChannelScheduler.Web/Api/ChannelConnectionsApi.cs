using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>The steps of connecting a channel. Those that ask a network hold no transaction while they wait.</summary>
internal static class ChannelConnectionsApi
{
    /// <summary>How long one request to find a channel listens.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void MapChannelConnections(this IEndpointRouteBuilder api)
    {
        var connections = api.MapGroup("/channel-connections").WithTags("Channels");
        connections.MapGet("", ListAsync).For(Role.Admin).Produces<Page<ConnectionResponse>>();
        connections.MapPost("", StartAsync).For(Role.Admin).Produces<ConnectionResponse>(StatusCodes.Status201Created);
        connections.MapGet("/{id:guid}", GetAsync).For(Role.Admin).Produces<ConnectionResponse>();
        connections.MapDelete("/{id:guid}", DiscardAsync).For(Role.Admin).Produces(StatusCodes.Status204NoContent);
        connections.MapPost("/{id:guid}/moderation", ModerationAsync).For(Role.Admin).Produces<ConnectionResponse>();
        connections.MapPut("/{id:guid}/tokens", TakeTokensAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Validate<TokensRequest>().Produces<ConnectionResponse>();
        connections.MapPost("/{id:guid}/find", FindAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<ConnectionResponse>();
        connections.MapPut("/{id:guid}/channel", ChooseAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<ConnectionResponse>();
        connections.MapPost("/{id:guid}/check", CheckAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<ChannelReport>();
        connections.MapPost("/{id:guid}/complete", CompleteAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<ChannelResponse>();
        connections.MapPost("/{id:guid}/by-hand", ByHandAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Validate<ByHandRequest>().Produces<ChannelResponse>();
    }

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIds;
        var open = await db.ChannelConnections.AsNoTracking().Include(one => one.Tokens)
            .Where(one => (mine == null || mine.Contains(one.SchoolId)) && one.Stage != ConnectionStage.Connected && one.Stage != ConnectionStage.Discarded)
            .OrderBy(one => one.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ConnectionResponse>([.. open.Select(one => ConnectionResponse.From(one, time.GetUtcNow()))], null));
    }

    private static async Task<IResult> StartAsync(ConnectionRequest request, PostStore store, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(request.SchoolId, cancellationToken);
        var connection = await commands.StartAsync(school, request.Kind, request.Environment, request.ChannelId, cancellationToken);
        return TypedResults.Created($"/api/v1/channel-connections/{connection.Id}", ConnectionResponse.From(connection, time.GetUtcNow()));
    }

    private static async Task<IResult> GetAsync(Guid id, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await commands.OpenAsync(id, cancellationToken), time);

    private static async Task<IResult> DiscardAsync(Guid id, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        await commands.DiscardAsync(await commands.OpenAsync(id, cancellationToken), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> ModerationAsync(Guid id, ModerationRequest request, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        await commands.AwaitModerationAsync(connection, request.Since, cancellationToken);
        return Answer(connection, time);
    }

    private static async Task<IResult> TakeTokensAsync(Guid id, TokensRequest request, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        await commands.TakeTokensAsync(connection, request.Tokens, fieldPrefix: null, cancellationToken);
        return Answer(connection, time);
    }

    private static async Task<IResult> FindAsync(Guid id, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        return Answer(connection, time, await commands.FindAsync(connection, Patience, cancellationToken));
    }

    private static async Task<IResult> ChooseAsync(Guid id, ConnectionChannelRequest request, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var connection = await commands.OpenAsync(id, cancellationToken);
        await commands.ChooseAsync(connection, request.Address, cancellationToken);
        return Answer(connection, time);
    }

    private static async Task<IResult> CheckAsync(Guid id, ConnectionCommands commands, CancellationToken cancellationToken) =>
        TypedResults.Ok(await commands.CheckAsync(await commands.OpenAsync(id, cancellationToken), cancellationToken));

    private static async Task<IResult> CompleteAsync(Guid id, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(ChannelResponse.From(await commands.CompleteAsync(await commands.OpenAsync(id, cancellationToken), cancellationToken), time.GetUtcNow()));

    private static async Task<IResult> ByHandAsync(Guid id, ByHandRequest request, ConnectionCommands commands, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(ChannelResponse.From(await commands.GoByHandAsync(await commands.OpenAsync(id, cancellationToken), request.Address, request.Name, cancellationToken), time.GetUtcNow()));

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<ConnectionResponse> Answer(ChannelConnection connection, TimeProvider time, string? hint = null) =>
        TypedResults.Ok(ConnectionResponse.From(connection, time.GetUtcNow(), hint));
}
