using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="ExternalId">MAX: the chat id, a negative number; VK: the group id.</param>
/// <param name="Tokens">By kind: <c>bot</c>, <c>community</c>, <c>user</c>, <c>service</c>. None of them ever comes back.</param>
public sealed record ChannelRequest(
    ChannelKind Kind,
    string Name,
    string ExternalId,
    Guid? SchoolId = null,
    string? Handle = null,
    ChannelEnvironment Environment = ChannelEnvironment.Sandbox,
    DeliveryMode DeliveryMode = DeliveryMode.Api,
    IReadOnlyDictionary<ChannelTokenKind, TokenRequest>? Tokens = null);

public sealed record TokenRequest(string Value, DateTimeOffset? ExpiresAt = null)
{
    // A record prints its members; a token must not reach a log that way.
    public override string ToString() => "token";
}

/// <summary>New values for the named kinds; the others stay.</summary>
public sealed record TokensRequest(IReadOnlyDictionary<ChannelTokenKind, TokenRequest> Tokens);

/// <param name="DaysLeft">Null when it has no end, or none that is known.</param>
/// <param name="Warning">From 30 days before its end on: what to do, in the reader's language.</param>
public sealed record TokenResponse(ChannelTokenKind Kind, DateTimeOffset? ExpiresAt, int? DaysLeft, string? Warning)
{
    public static TokenResponse Of(ChannelTokenKind kind, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (expiresAt is not { } end) return new TokenResponse(kind, null, null, null);
        var left = Math.Max(0, (int)Math.Ceiling((end - now).TotalDays));
        var warning = TokenExpiry.MarkReached(end, now) switch { null => null, 0 => ApiTexts.Get("TokenExpired"), _ => ApiTexts.Get("TokenExpires", left) };
        return new TokenResponse(kind, end, left, warning);
    }
}

/// <param name="ReplacedById">The channel that took this one's place; nothing new can be written for this one. Null while it is in use.</param>
public sealed record ChannelResponse(
    Guid Id,
    Guid SchoolId,
    ChannelKind Kind,
    string Name,
    string? Handle,
    string ExternalId,
    ChannelEnvironment Environment,
    DeliveryMode DeliveryMode,
    IReadOnlyList<TokenResponse> Tokens,
    Core.Publishing.ChannelStopCause? StopCause,
    string? StopMessage,
    DateTimeOffset? StoppedAt,
    DateTimeOffset? CheckedAt,
    bool? CheckedOk,
    Guid? ReplacedById)
{
    public static ChannelResponse From(Channel channel, DateTimeOffset now) => new(
        channel.Id, channel.SchoolId, channel.Kind, channel.Name, channel.Handle, channel.ExternalId, channel.Environment, channel.DeliveryMode,
        [.. channel.Tokens.OrderBy(token => token.Kind).Select(token => TokenResponse.Of(token.Kind, token.ExpiresAt, now))],
        channel.StopCause, channel.StopMessage, channel.StoppedAt, channel.CheckedAt, channel.CheckedOk, channel.ReplacedById);
}

internal sealed class ChannelRequestValidator : AbstractValidator<ChannelRequest>
{
    private static readonly ChannelTokenKind[] MaxTokens = [ChannelTokenKind.Bot];
    private static readonly ChannelTokenKind[] VkTokens = [ChannelTokenKind.Community, ChannelTokenKind.User, ChannelTokenKind.Service];

    public ChannelRequestValidator()
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(200).Named("name");
        RuleFor(request => request.ExternalId).Must((request, id) => IsExternalId(request.Kind, id)).WithMessage(_ => ApiTexts.Get("ExternalIdShape")).Named("externalId");
        RuleFor(request => request.Handle).Must((request, handle) => request.Kind != ChannelKind.MaxPublic || ChannelHandle.TryParse(handle, out _))
            .WithMessage(_ => ApiTexts.Get("HandleShape")).Named("handle");
        RuleFor(request => request.Tokens).Must((request, tokens) => tokens is null || tokens.Keys.All(kind => Allowed(request.Kind).Contains(kind)))
            .WithMessage(_ => ApiTexts.Get("TokenKind")).Named("tokens");
        RuleFor(request => request.Tokens).Must(tokens => tokens is null || tokens.Values.All(token => token?.Value is { Length: > 0 and <= 4096 }))
            .WithMessage(_ => ApiTexts.Get("TokenEmpty")).Named("tokens");
        RuleFor(request => request.Tokens).Must((request, tokens) => request.DeliveryMode == DeliveryMode.ByHand || tokens is { Count: > 0 })
            .WithMessage(_ => ApiTexts.Get("TokenNeeded")).Named("tokens");
    }

    public static ChannelTokenKind[] Allowed(ChannelKind kind) => kind.NetworkOf() == Network.Max ? MaxTokens : VkTokens;

    private static bool IsExternalId(ChannelKind kind, string? id) =>
        long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && (kind.NetworkOf() == Network.Max ? number < 0 : number > 0)
        && number.ToString(CultureInfo.InvariantCulture) == id;
}

/// <param name="ChannelId">The channel that takes this one's place.</param>
public sealed record ReplaceRequest(Guid ChannelId);

internal sealed class TokensRequestValidator : AbstractValidator<TokensRequest>
{
    public TokensRequestValidator()
    {
        RuleFor(request => request.Tokens).NotEmpty().WithMessage(_ => ApiTexts.Get("TokenNeeded")).Named("tokens");
        RuleFor(request => request.Tokens).Must(tokens => tokens.Values.All(token => token?.Value is { Length: > 0 and <= 4096 })).WithMessage(_ => ApiTexts.Get("TokenEmpty"))
            .Named("tokens").When(request => request.Tokens is not null);
    }
}
