using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;

namespace ChannelScheduler.Web.Api;

internal static class ChannelsApi
{
    public static void MapChannels(this IEndpointRouteBuilder api)
    {
        var channels = api.MapGroup("/channels").WithTags("Channels");
        channels.MapGet("", ListAsync).ForEveryRole().Produces<Page<ChannelResponse>>();
        channels.MapPost("", CreateAsync).For(Role.Admin).Produces<ChannelResponse>(StatusCodes.Status201Created);
        channels.MapPut("/{id:guid}/tokens", RenewTokensAsync).For(Role.Admin).Validate<TokensRequest>().Produces<ChannelResponse>();
        channels.MapPut("/{id:guid}/delivery", SetDeliveryAsync).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<ChannelResponse>();
        channels.MapPost("/{id:guid}/replace", ReplaceAsync).For(Role.Admin, Role.ContentAdmin).Produces<ReplacedChannel>();
        channels.MapPost("/{id:guid}/check", CheckAsync).For(Role.Admin, Role.ContentAdmin).WithMetadata(new NoTransaction()).Produces<ChannelReport>();
    }

    private const int PageSize = 600;

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, TimeProvider time, CancellationToken cancellationToken, string? cursor = null)
    {
        var (channels, next) = await ChannelPages.ReadAsync(db, actor.SchoolIds, ChannelPages.Parse(cursor), PageSize, cancellationToken);
        return TypedResults.Ok(new Page<ChannelResponse>([.. channels.Select(one => ChannelResponse.From(one, time.GetUtcNow()))], next));
    }

    private static async Task<IResult> CreateAsync(ChannelRequest request, SchedulerDbContext db, PostStore store, ChannelRegistration registration, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(request.SchoolId, cancellationToken);
        var channel = await registration.AddAsync(request, school, actor.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/channels/{channel.Id}", ChannelResponse.From(channel, time.GetUtcNow()));
    }

    private static async Task<IResult> RenewTokensAsync(Guid id, TokensRequest request, ChannelCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        await commands.RenewTokensAsync(channel, request.Tokens, cancellationToken);
        return TypedResults.Ok(ChannelResponse.From(channel, time.GetUtcNow()));
    }

    private static async Task<IResult> SetDeliveryAsync(Guid id, DeliveryRequest request, ChannelCommands commands, TimeProvider time, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        await commands.SetDeliveryAsync(channel, request.DeliveryMode, cancellationToken);
        return TypedResults.Ok(ChannelResponse.From(channel, time.GetUtcNow()));
    }

    private static async Task<IResult> ReplaceAsync(Guid id, ReplaceRequest request, ChannelCommands commands, CancellationToken cancellationToken)
    {
        var channel = await commands.OpenAsync(id, cancellationToken);
        return TypedResults.Ok(await commands.ReplaceAsync(channel, request.ChannelId, cancellationToken));
    }

    private static async Task<IResult> CheckAsync(Guid id, ChannelCommands commands, ChannelDoctor doctor, Actor actor, CancellationToken cancellationToken)
    {
        await commands.OpenAsync(id, cancellationToken);
        return TypedResults.Ok(await doctor.CheckAsync(id, actor.Id, cancellationToken) ?? throw ApiException.NotFound("channel"));
    }
}
