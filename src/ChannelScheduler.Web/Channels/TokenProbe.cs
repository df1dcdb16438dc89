using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Channels;

/// <summary>Shows a token to its network before it is stored: a wrong one is named while the person still has it in hand.</summary>
public sealed class TokenProbe(MaxConnector max, VkConnector vk, TimeProvider time)
{
    /// <summary>All of them are asked before any is stored.</summary>
    /// <param name="fieldPrefix">A form has a field a kind, <c>token-KIND</c>; null for a request with one field <c>tokens</c>.</param>
    /// <exception cref="RefusedException">422: the network does not take one, or it is of another kind; the sentence says which.</exception>
    public async Task<IReadOnlyDictionary<ChannelTokenKind, TokenVerdict>> RequireGoodAsync(
        ChannelKind channel, ChannelEnvironment environment, IReadOnlyDictionary<ChannelTokenKind, TokenRequest> tokens, string? fieldPrefix, CancellationToken cancellationToken)
    {
        var verdicts = new Dictionary<ChannelTokenKind, TokenVerdict>();
        foreach (var (kind, token) in tokens)
        {
            var field = fieldPrefix is null ? "tokens" : fieldPrefix + kind;
            if (!ChannelRequestValidator.Allowed(channel).Contains(kind)) throw ApiException.Invalid("TokenKind", field);
            if (token.ExpiresAt <= time.GetUtcNow()) throw new RefusedException(RefusalKind.Invalid, "TokenRunOut", field);
            var verdict = channel.NetworkOf() == Network.Max
                ? await max.CheckTokenAsync(environment, token.Value, cancellationToken)
                : await vk.CheckTokenAsync(environment, kind, token.Value, cancellationToken);
            verdicts[kind] = verdict.Ok ? verdict : throw Refusal("TokenRefused", verdict.Report, field);
        }
        return verdicts;
    }

    /// <summary>The first red line as the sentence of a refusal. A certificate that is not trusted has a step of its own, whatever was being done.</summary>
    public static RefusedException Refusal(string code, ChannelReport report, string? field = null)
    {
        var line = report.FindHolding() ?? report.Checks.FirstOrDefault(check => check.Unasked) ?? report.Checks.First(check => !check.Ok);
        var kind = field is null ? RefusalKind.Conflict : RefusalKind.Invalid;
        return new RefusedException(kind, line.Code == TrustCode ? "CertificateNeeded" : code, field, line.Message, line.Remedy ?? "");
    }

    /// <summary>The doctor's code for a server whose certificate is not trusted here.</summary>
    public const string TrustCode = "trust";
}
