using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Channels;

/// <summary>The steps of connecting a channel. Whatever asks a network runs outside of a transaction; what is stored is stored whole, by the version that was read.</summary>
public sealed class ConnectionCommands(
    SchedulerDbContext db, ChannelRegistration registration, TokenProbe probe, ChannelFinder finder, ChannelDoctor doctor, ISecretProtector secrets, ServerOptions options, Actor actor, TimeProvider time)
{
    /// <exception cref="ApiException">404 or 403.</exception>
    public async Task<ChannelConnection> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        var connection = await db.ChannelConnections.Include(one => one.Tokens).SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("connection");
        actor.RequireAt(connection.SchoolId, "connection");
        return connection;
    }

    /// <summary>A new connection, or the one of this kind that is open already: who comes back goes on where they stopped.</summary>
    /// <param name="channelId">A channel that goes by hand and is to be published to by the program.</param>
    public async Task<ChannelConnection> StartAsync(School school, ChannelKind kind, ChannelEnvironment environment, Guid? channelId, CancellationToken cancellationToken)
    {
        if (environment == ChannelEnvironment.Sandbox && !options.SandboxEnabled) throw new RefusedException(RefusalKind.Invalid, "SandboxOff", "environment");
        var channel = channelId is null ? null : await db.Channels.SingleOrDefaultAsync(one => one.Id == channelId && one.SchoolId == school.Id, cancellationToken) ?? throw ApiException.Invalid("UnknownChannel", "channelId", channelId);
        if (channel is not null) (kind, environment) = (channel.Kind, channel.Environment);
        var open = await db.ChannelConnections.Include(one => one.Tokens).Where(one => one.SchoolId == school.Id && one.Kind == kind && one.Environment == environment
            && one.Stage != ConnectionStage.Connected && one.Stage != ConnectionStage.Discarded && (channelId == null || one.ChannelId == channelId)).FirstOrDefaultAsync(cancellationToken);
        if (open is not null) return open;
        if (channel is { DeliveryMode: DeliveryMode.Api }) throw new RefusedException(RefusalKind.Conflict, "AlreadyApi", "channelId");
        var connection = ChannelConnection.Start(school.Id, kind, environment, actor.Id, Now);
        if (channel is not null) connection.GoByHand(channel);
        db.ChannelConnections.Add(connection);
        await SaveAsync(connection, "connection.started", kind.ToString(), cancellationToken);
        return connection;
    }

    public Task AwaitModerationAsync(ChannelConnection connection, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        connection.AwaitModeration((since ?? Now).TruncateToMilliseconds(), Now);
        return SaveAsync(connection, "connection.in-moderation", null, cancellationToken);
    }

    /// <inheritdoc cref="TokenProbe.RequireGoodAsync" path="/param[@name='fieldPrefix']"/>
    public async Task TakeTokensAsync(ChannelConnection connection, IReadOnlyDictionary<ChannelTokenKind, TokenRequest> tokens, string? fieldPrefix, CancellationToken cancellationToken)
    {
        connection.RequireOpen();
        var verdicts = await probe.RequireGoodAsync(connection.Kind, connection.Environment, tokens, fieldPrefix, cancellationToken);
        foreach (var (kind, token) in tokens) connection.TakeToken(kind, secrets.Protect(token.Value.Trim()), token.ExpiresAt, verdicts[kind].Owner, Now);
        await SaveAsync(connection, "connection.token-taken", string.Join(", ", tokens.Keys), cancellationToken);
    }

    /// <summary>Listens for the bot to be added to a channel, for as long as somebody waits.</summary>
    /// <returns>What to do when nothing was found; null otherwise.</returns>
    public async Task<string?> FindAsync(ChannelConnection connection, TimeSpan patience, CancellationToken cancellationToken)
    {
        connection.RequireOpen();
        // The school's bot that listens already has taken these events: MAX tells them once.
        var seen = await db.Bots.Where(one => one.SchoolId == connection.SchoolId && one.Environment == connection.Environment).Select(one => one.SeenChats).SingleOrDefaultAsync(cancellationToken) ?? [];
        var search = await finder.FindAsync(connection, [.. Known(await SiblingsAsync(connection, cancellationToken)).Union(seen)], patience, cancellationToken);
        connection.Remember(search.Found);
        await db.SaveChangesAsync(cancellationToken);
        return search.Hint;
    }

    /// <param name="address">A number, an address or a post's link, as the person has it.</param>
    public async Task ChooseAsync(ChannelConnection connection, string? address, CancellationToken cancellationToken)
    {
        connection.RequireOpen();
        var found = await finder.ReadAsync(connection, address, cancellationToken);
        var school = await SchoolAsync(connection, cancellationToken);
        var request = RequestOf(connection, found.ExternalId, NameOf(found, connection.Kind), HandleOf(connection.Kind, found.Handle), DeliveryMode.Api);
        if (connection.ChannelId is { } id && await db.Channels.AnyAsync(one => one.Id == id && one.ExternalId != found.ExternalId, cancellationToken))
            throw new RefusedException(RefusalKind.Conflict, "UpgradeOtherChannel", "address");
        await RequireFitAsync(request, school, found, connection.ChannelId, cancellationToken);
        connection.Choose(found with { Handle = request.Handle }, request.Name);
        await SaveAsync(connection, "connection.channel-chosen", found.ExternalId, cancellationToken);
    }

    public Task<ChannelReport> CheckAsync(ChannelConnection connection, CancellationToken cancellationToken)
    {
        if (connection.ExternalId is null || connection.Tokens.Count == 0) throw new RefusedException(RefusalKind.Conflict, "ConnectionChannelFirst");
        var draft = new Channel
        {
            Id = connection.Id,
            SchoolId = connection.SchoolId,
            Kind = connection.Kind,
            Network = connection.Kind.NetworkOf(),
            Name = connection.Name!,
            Handle = connection.Handle,
            ExternalId = connection.ExternalId,
            Environment = connection.Environment,
        };
        draft.Tokens.AddRange(connection.Tokens.Select(token => new ChannelToken { Id = token.Id, ChannelId = connection.Id, Kind = token.Kind, ProtectedValue = token.ProtectedValue }));
        return doctor.AskAsync(draft, cancellationToken);
    }

    /// <summary>Nothing that would hold it is red: the channel comes to be, or the one that went by hand is published to by the program from now on.</summary>
    public async Task<Channel> CompleteAsync(ChannelConnection connection, CancellationToken cancellationToken)
    {
        // Pressed twice, it happens once.
        if (connection is { Stage: ConnectionStage.Connected, ChannelId: { } done }) return await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == done, cancellationToken);
        connection.RequireOpen();
        var report = await CheckAsync(connection, cancellationToken);
        if (!report.Publishes) throw TokenProbe.Refusal("ConnectionNotGreen", report);
        var school = await SchoolAsync(connection, cancellationToken);
        var request = RequestOf(connection, connection.ExternalId!, connection.Name!, connection.Handle, DeliveryMode.Api);
        var channel = connection.ChannelId is null ? await registration.AddAsync(request, school, actor.Id, cancellationToken) : await UpgradeAsync(connection, request, school, cancellationToken);
        (channel.CheckedAt, channel.CheckedOk) = (Now, report.Ok);
        connection.Finish(channel.Id);
        await SaveAsync(connection, "connection.completed", channel.Id.ToString(), cancellationToken);
        return channel;
    }

    /// <summary>A person publishes there from now on, until this connection is ready. The channel's number is needed all the same: no two schools may have one channel.</summary>
    public async Task<Channel> GoByHandAsync(ChannelConnection connection, string? address, string? name, CancellationToken cancellationToken)
    {
        connection.RequireOpen();
        if (connection.ChannelId is { } there) return await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == there, cancellationToken);
        var school = await SchoolAsync(connection, cancellationToken);
        var (externalId, handle) = connection.ExternalId is { } known ? (known, connection.Handle) : await finder.NumberAsync(connection, address, cancellationToken);
        if (connection.Kind == ChannelKind.MaxPublic) handle ??= $"id{school.Inn}_gos";
        var request = RequestOf(connection, externalId, string.IsNullOrWhiteSpace(name) ? connection.Name ?? DefaultName(connection.Kind) : name, handle, DeliveryMode.ByHand) with { Tokens = null };
        var channel = await registration.AddAsync(request, school, actor.Id, cancellationToken);
        connection.GoByHand(channel);
        await SaveAsync(connection, "connection.by-hand", channel.Id.ToString(), cancellationToken);
        return channel;
    }

    public Task DiscardAsync(ChannelConnection connection, CancellationToken cancellationToken)
    {
        connection.RequireOpen();
        connection.Discard();
        return SaveAsync(connection, "connection.discarded", null, cancellationToken);
    }

    private DateTimeOffset Now => time.GetUtcNow().TruncateToMilliseconds();

    private async Task<Channel> UpgradeAsync(ChannelConnection connection, ChannelRequest request, School school, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == connection.ChannelId, cancellationToken);
        await registration.RequireValidAsync(request, school, channel.Id, cancellationToken);
        if (channel.ExternalId != connection.ExternalId) throw new RefusedException(RefusalKind.Conflict, "UpgradeOtherChannel");
        registration.PutTokens(channel, request.Tokens!);
        (channel.DeliveryMode, channel.Handle) = (DeliveryMode.Api, connection.Handle);
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(Now), At = Now, SchoolId = channel.SchoolId, ActorId = actor.Id, ChannelId = channel.Id, Action = "channel.delivery-changed", Details = nameof(DeliveryMode.Api) });
        return channel;
    }

    // A channel without a standard address is the wrong one, or a closed one: that is said before the shape of the address is.
    private async Task RequireFitAsync(ChannelRequest request, School school, FoundChannel found, Guid? except, CancellationToken cancellationToken)
    {
        if (request.Kind == ChannelKind.MaxPublic && found.IsPublic == false) throw new RefusedException(RefusalKind.Invalid, "PrivateForPublic", "address", found.Title ?? found.ExternalId);
        if (request.Kind == ChannelKind.SferumClosed && found.IsPublic == true) throw new RefusedException(RefusalKind.Invalid, "PublicForClosed", "address", found.Title ?? found.ExternalId);
        if (request.Kind == ChannelKind.MaxPublic && !ChannelHandle.TryParse(request.Handle, out _)) throw new RefusedException(RefusalKind.Invalid, "NoStandardHandle", "address", found.Title ?? found.ExternalId, found.Handle ?? "-", school.Inn);
        await registration.RequireValidAsync(request, school, except, cancellationToken);
    }

    // One bot serves the school's public and its closed channel, and MAX tells each channel once only: what one search heard serves the other.
    private async Task<List<ChannelConnection>> SiblingsAsync(ChannelConnection connection, CancellationToken cancellationToken) =>
        await db.ChannelConnections.AsNoTracking().Where(one => one.SchoolId == connection.SchoolId && one.Environment == connection.Environment && one.Kind != ChannelKind.Gospublic).ToListAsync(cancellationToken);

    private static IReadOnlyCollection<long> Known(IEnumerable<ChannelConnection> siblings) =>
        [.. siblings.SelectMany(one => one.Found).Select(one => long.Parse(one.ExternalId, CultureInfo.InvariantCulture)).Distinct()];

    private ChannelRequest RequestOf(ChannelConnection connection, string externalId, string name, string? handle, DeliveryMode mode) => new(
        connection.Kind, name, externalId, connection.SchoolId, handle, connection.Environment, mode,
        connection.Tokens.ToDictionary(token => token.Kind, token => new TokenRequest(secrets.Unprotect(token.ProtectedValue), token.ExpiresAt)));

    private Task<School> SchoolAsync(ChannelConnection connection, CancellationToken cancellationToken) => db.Schools.SingleAsync(one => one.Id == connection.SchoolId, cancellationToken);

    private static string? HandleOf(ChannelKind kind, string? handle) => kind == ChannelKind.SferumClosed ? null : handle;

    private static string NameOf(FoundChannel found, ChannelKind kind) => string.IsNullOrWhiteSpace(found.Title) ? DefaultName(kind) : found.Title.Trim() is { Length: > 200 } tooLong ? tooLong[..200] : found.Title.Trim();

    private static string DefaultName(ChannelKind kind) => ApiTexts.Get("ChannelName." + kind);

    private async Task SaveAsync(ChannelConnection connection, string action, string? details, CancellationToken cancellationToken)
    {
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(Now), At = Now, SchoolId = connection.SchoolId, ActorId = actor.Id, ChannelId = connection.ChannelId, Action = action, Details = details });
        await db.SaveChangesAsync(cancellationToken);
    }
}
