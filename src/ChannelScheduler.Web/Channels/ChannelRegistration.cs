using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Channels;

/// <summary>The one way in which a channel comes to be: from a request, and from a connection that has become ready. The caller saves.</summary>
public sealed class ChannelRegistration(SchedulerDbContext db, IValidator<ChannelRequest> validator, ISecretProtector secrets, TimeProvider time)
{
    public async Task<Channel> AddAsync(ChannelRequest request, School school, Guid actorId, CancellationToken cancellationToken)
    {
        await RequireValidAsync(request, school, except: null, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var channel = new Channel
        {
            Id = Guid.CreateVersion7(now),
            SchoolId = school.Id,
            Kind = request.Kind,
            Network = request.Kind.NetworkOf(),
            Name = request.Name.Trim(),
            Handle = request.Handle?.Trim().TrimStart('@'),
            ExternalId = request.ExternalId,
            Environment = request.Environment,
            DeliveryMode = request.DeliveryMode,
            CreatedAt = now,
        };
        db.Channels.Add(channel);
        PutTokens(channel, request.Tokens ?? new Dictionary<ChannelTokenKind, TokenRequest>());
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = school.Id, ActorId = actorId, ChannelId = channel.Id, Action = "channel.created" });
        return channel;
    }

    /// <summary>New values for the named kinds; the others stay.</summary>
    public void PutTokens(Channel channel, IReadOnlyDictionary<ChannelTokenKind, TokenRequest> tokens)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        foreach (var (kind, token) in tokens)
        {
            var row = channel.Tokens.Find(one => one.Kind == kind);
            if (row is null) db.Add(row = new ChannelToken { Id = Guid.CreateVersion7(now), ChannelId = channel.Id, Kind = kind, ProtectedValue = "" });
            (row.ProtectedValue, row.ExpiresAt, row.ExpiryWarnedAt) = (secrets.Protect(token.Value.Trim()), token.ExpiresAt, TokenExpiry.ToldAtEntry(token.ExpiresAt, now));
        }
    }

    /// <summary>Shape, the school's own address, and that nobody has this channel yet.</summary>
    /// <param name="except">The channel that is to be upgraded and so may have it.</param>
    /// <exception cref="ApiException">422 or 409.</exception>
    public async Task RequireValidAsync(ChannelRequest request, School school, Guid? except, CancellationToken cancellationToken)
    {
        await validator.ValidateAndThrowAsync(request, cancellationToken);
        // A channel of another organisation is no mistake of style that the linter could leave to a person: posts would go to strangers.
        if (request.Kind == ChannelKind.MaxPublic && ChannelHandle.TryParse(request.Handle, out var handle) && handle.Inn.Value != school.Inn)
            throw ApiException.Invalid("HandleOtherInn", "handle", handle.Inn, school.Inn);
        var network = request.Kind.NetworkOf();
        if (await db.Channels.AnyAsync(one => one.Network == network && one.ExternalId == request.ExternalId && one.Id != except, cancellationToken))
            throw new ApiException(StatusCodes.Status409Conflict, "ChannelTaken", "externalId");
    }
}
