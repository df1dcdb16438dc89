using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="ChannelId">A channel that goes by hand and is to be published to by the program; its kind and environment then hold.</param>
public sealed record ConnectionRequest(ChannelKind Kind, Guid? SchoolId = null, ChannelEnvironment Environment = ChannelEnvironment.Live, Guid? ChannelId = null);

/// <param name="Since">When the bot was created; now when left out.</param>
public sealed record ModerationRequest(DateTimeOffset? Since = null);

/// <param name="Address">MAX: the number, <c>https://web.max.ru/-…</c>, or a post's link <c>max.ru/c/-…/…</c>; VK: the community's address or a post's link.</param>
public sealed record ConnectionChannelRequest(string? Address);

public sealed record ByHandRequest(string? Address = null, string? Name = null);

public sealed record DeliveryRequest(DeliveryMode DeliveryMode);

/// <param name="ModerationLate">The bot waits longer than 48 hours: ask the platform's support.</param>
public sealed record ConnectionResponse(
    Guid Id,
    Guid SchoolId,
    ChannelKind Kind,
    ChannelEnvironment Environment,
    ConnectionStage Stage,
    string StageText,
    DateTimeOffset? ModerationSince,
    bool ModerationLate,
    string? BotName,
    IReadOnlyList<TokenResponse> Tokens,
    IReadOnlyList<FoundChannel> Found,
    string? ExternalId,
    string? Name,
    string? Handle,
    Guid? ChannelId,
    DateTimeOffset CreatedAt,
    string? Hint = null)
{
    public static ConnectionResponse From(ChannelConnection one, DateTimeOffset now, string? hint = null) => new(
        one.Id, one.SchoolId, one.Kind, one.Environment, one.Stage, ApiTexts.Get("Stage." + one.Stage), one.ModerationSince, one.IsModerationLate(now), one.BotName,
        [.. one.Tokens.OrderBy(token => token.Kind).Select(token => TokenResponse.Of(token.Kind, token.ExpiresAt, now))],
        one.Found, one.ExternalId, one.Name, one.Handle, one.ChannelId, one.CreatedAt, hint);
}

/// <param name="Pem">One root certificate and those signed by it, in PEM.</param>
/// <param name="Fingerprint">The root's SHA-256, whole or its last eight characters or more, as compared with the published one.</param>
public sealed record TrustedRootRequest(string? Pem, string? Fingerprint = null);

/// <param name="Configured">A bundle is named in the configuration besides.</param>
public sealed record TrustedRootsResponse(IReadOnlyList<CertificateInfo> Certificates, bool Configured);

internal sealed class ByHandRequestValidator : AbstractValidator<ByHandRequest>
{
    public ByHandRequestValidator() => RuleFor(request => request.Name).MaximumLength(200).Named("name");
}
