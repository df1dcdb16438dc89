using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

internal static class ChannelsApi
{
    public static void MapChannels(this IEndpointRouteBuilder api)
    {
        var channels = api.MapGroup("/channels").WithTags("Channels");
        channels.MapGet("", ListAsync).ForEveryRole().Produces<Page<ChannelResponse>>();
        channels.MapPost("", CreateAsync).For(Role.Admin).Validate<ChannelRequest>().Produces<ChannelResponse>(StatusCodes.Status201Created);
        channels.MapPut("/{id:guid}/tokens", RenewTokensAsync).For(Role.Admin).Validate<TokensRequest>().Produces<ChannelResponse>();
        channels.MapPost("/{id:guid}/check", CheckAsync).For(Role.Admin, Role.ContentAdmin).WithMetadata(new NoTransaction()).Produces<ChannelReport>();
    }

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIds;
        var channels = await db.Channels.AsNoTracking().Include(one => one.Tokens).Where(one => mine == null || mine.Contains(one.SchoolId))
            .OrderBy(one => one.SchoolId).ThenBy(one => one.Kind).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ChannelResponse>([.. channels.Select(ChannelResponse.From)], null));
    }

    private static async Task<IResult> CreateAsync(ChannelRequest request, SchedulerDbContext db, PostStore store, ISecretProtector secrets, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(request.SchoolId, cancellationToken);
        RequireOwnHandle(request, school);
        var network = request.Kind.NetworkOf();
        if (await db.Channels.AnyAsync(one => one.Network == network && one.ExternalId == request.ExternalId, cancellationToken)) throw new ApiException(StatusCodes.Status409Conflict, "ChannelTaken", "externalId");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var channel = new Channel
        {
            Id = Guid.CreateVersion7(now),
            SchoolId = school.Id,
            Kind = request.Kind,
            Network = network,
            Name = request.Name.Trim(),
            Handle = request.Handle?.Trim().TrimStart('@'),
            ExternalId = request.ExternalId,
            Environment = request.Environment,
            DeliveryMode = request.DeliveryMode,
            CreatedAt = now,
        };
        channel.Tokens.AddRange((request.Tokens ?? new Dictionary<ChannelTokenKind, TokenRequest>()).Select(token => new ChannelToken
        {
            Id = Guid.CreateVersion7(now),
            ChannelId = channel.Id,
            Kind = token.Key,
            ProtectedValue = secrets.Protect(token.Value.Value),
            ExpiresAt = token.Value.ExpiresAt,
        }));
        db.Channels.Add(channel);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = school.Id, ActorId = actor.Id, ChannelId = channel.Id, Action = "channel.created" });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/channels/{channel.Id}", ChannelResponse.From(channel));
    }

    // Tokens run out: VK's user tokens within a day. A stop that an old token caused ends with the next green check.
    private static async Task<IResult> RenewTokensAsync(Guid id, TokensRequest request, SchedulerDbContext db, ISecretProtector secrets, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("channel");
        actor.RequireAt(channel.SchoolId, "channel");
        if (request.Tokens.Keys.Any(kind => !ChannelRequestValidator.Allowed(channel.Kind).Contains(kind))) throw ApiException.Invalid("TokenKind", "tokens");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        foreach (var (kind, token) in request.Tokens)
        {
            var row = channel.Tokens.Find(one => one.Kind == kind);
            if (row is null) db.Add(row = new ChannelToken { Id = Guid.CreateVersion7(now), ChannelId = channel.Id, Kind = kind, ProtectedValue = "" });
            (row.ProtectedValue, row.ExpiresAt) = (secrets.Protect(token.Value), token.ExpiresAt);
        }
        db.Audit.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, SchoolId = channel.SchoolId, ActorId = actor.Id, ChannelId = channel.Id,
            Action = "channel.tokens-renewed", Details = string.Join(", ", request.Tokens.Keys),
        });
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(ChannelResponse.From(channel));
    }

    private static async Task<IResult> CheckAsync(Guid id, SchedulerDbContext db, ChannelDoctor doctor, Actor actor, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("channel");
        actor.RequireAt(channel.SchoolId, "channel");
        return TypedResults.Ok(await doctor.CheckAsync(channel, actor.Id, cancellationToken));
    }

    // A channel of another organisation is no mistake of style that the linter could leave to a person: posts would go to strangers.
    private static void RequireOwnHandle(ChannelRequest request, School school)
    {
        if (request.Kind != ChannelKind.MaxPublic || request.Handle is null || !ChannelHandle.TryParse(request.Handle, out var handle)) return;
        if (handle.Inn.Value != school.Inn) throw ApiException.Invalid("HandleOtherInn", "handle", handle.Inn, school.Inn);
    }
}
