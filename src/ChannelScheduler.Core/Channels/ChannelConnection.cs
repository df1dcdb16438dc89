using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Channels;

/// <summary>
/// A channel being set up, before it is known which one it is: a bot waits for its moderation for up to two days, and nobody should have to begin anew after that.
/// It ends in a <see cref="Channel"/>, or is given up.
/// </summary>
public sealed class ChannelConnection
{
    /// <summary>How long the moderation of a bot may take. Source: https://dev.max.ru/docs-api</summary>
    public static readonly TimeSpan ModerationTakesUpTo = TimeSpan.FromHours(48);

    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public ChannelKind Kind { get; init; }

    public ChannelEnvironment Environment { get; init; }

    public ConnectionStage Stage { get; private set; }

    /// <summary>When the bot was sent to the moderation; null before that.</summary>
    public DateTimeOffset? ModerationSince { get; private set; }

    /// <summary>When people were told that the moderation takes longer than it may.</summary>
    public DateTimeOffset? ModerationRemindedAt { get; set; }

    public List<ConnectionToken> Tokens { get; init; } = [];

    /// <summary>The bot's name, as the network says it.</summary>
    public string? BotName { get; private set; }

    /// <summary>Channels that the search brought up; the network tells each of them once only.</summary>
    public List<FoundChannel> Found { get; private set; } = [];

    public string? ExternalId { get; private set; }

    public string? Name { get; private set; }

    public string? Handle { get; private set; }

    /// <summary>The channel that came of it; before the end, the one that goes by hand until this connection is ready.</summary>
    public Guid? ChannelId { get; set; }

    public Guid StartedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public int Version { get; set; }

    public bool IsOpen => Stage is not (ConnectionStage.Connected or ConnectionStage.Discarded);

    public static ChannelConnection Start(Guid schoolId, ChannelKind kind, ChannelEnvironment environment, Guid startedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SchoolId = schoolId,
        Kind = kind,
        Environment = environment,
        Stage = kind.NetworkOf() == Network.Max ? ConnectionStage.BotNeeded : ConnectionStage.TokenNeeded,
        StartedBy = startedBy,
        CreatedAt = now,
    };

    /// <summary>True once the moderation takes longer than it may: then the platform's support has to be asked.</summary>
    public bool IsModerationLate(DateTimeOffset now) => Stage == ConnectionStage.BotInModeration && now - ModerationSince >= ModerationTakesUpTo;

    /// <param name="since">When the bot was created, as the person says.</param>
    public void AwaitModeration(DateTimeOffset since, DateTimeOffset now)
    {
        RequireOpen();
        if (Kind.NetworkOf() != Network.Max) throw new RefusedException(RefusalKind.Conflict, "ModerationOnlyMax");
        if (since > now) throw new RefusedException(RefusalKind.Invalid, "ModerationFuture", "since");
        if (Stage is not (ConnectionStage.BotNeeded or ConnectionStage.BotInModeration)) throw new RefusedException(RefusalKind.Conflict, "ModerationOver");
        (Stage, ModerationSince, ModerationRemindedAt) = (ConnectionStage.BotInModeration, since, null);
    }

    /// <summary>A token that the network has just taken: nothing else is stored.</summary>
    public void TakeToken(ChannelTokenKind kind, string protectedValue, DateTimeOffset? expiresAt, string? botName, DateTimeOffset now)
    {
        RequireOpen();
        Tokens.RemoveAll(one => one.Kind == kind);
        Tokens.Add(new ConnectionToken { Id = Guid.CreateVersion7(now), ConnectionId = Id, Kind = kind, ProtectedValue = protectedValue, ExpiresAt = expiresAt });
        BotName = botName ?? BotName;
        Stage = ExternalId is null ? ConnectionStage.ChannelNeeded : ConnectionStage.CheckNeeded;
    }

    public void Remember(IEnumerable<FoundChannel> found)
    {
        RequireOpen();
        // A new list: the column is compared as a whole.
        Found = [.. found.Concat(Found).DistinctBy(one => one.ExternalId)];
    }

    public void Choose(FoundChannel channel, string name)
    {
        RequireOpen();
        if (Tokens.Count == 0) throw new RefusedException(RefusalKind.Conflict, "ConnectionTokenFirst");
        (ExternalId, Name, Handle) = (channel.ExternalId, name, channel.Handle);
        Stage = ConnectionStage.CheckNeeded;
    }

    /// <summary>The channel that goes by hand is the one that this connection will upgrade.</summary>
    public void GoByHand(Channel channel)
    {
        RequireOpen();
        (ChannelId, ExternalId, Name, Handle) = (channel.Id, channel.ExternalId, channel.Name, channel.Handle);
        if (Stage == ConnectionStage.ChannelNeeded) Stage = ConnectionStage.CheckNeeded;
    }

    public void Finish(Guid channelId)
    {
        RequireOpen();
        (Stage, ChannelId) = (ConnectionStage.Connected, channelId);
        // The channel has them now; a second copy would only be one more to lose.
        Tokens.Clear();
    }

    public void Discard()
    {
        RequireOpen();
        Stage = ConnectionStage.Discarded;
        Tokens.Clear();
    }

    /// <exception cref="RefusedException">It has ended.</exception>
    public void RequireOpen()
    {
        if (!IsOpen) throw new RefusedException(RefusalKind.Conflict, "ConnectionEnded");
    }
}

/// <summary>A token of a channel being set up, encrypted at rest.</summary>
public sealed class ConnectionToken
{
    public Guid Id { get; init; }

    public Guid ConnectionId { get; init; }

    public ChannelTokenKind Kind { get; init; }

    public required string ProtectedValue { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}
