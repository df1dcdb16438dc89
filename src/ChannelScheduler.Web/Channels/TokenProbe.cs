using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Web.Api.Contracts;

namespace ChannelScheduler.Web.Channels;

/// <summary>Shows a token to its network before it is stored: a wrong one is named while the person still has it in hand.</summary>
public sealed class TokenProbe(MaxConnector max, VkConnector vk, TimeProvider time)
{
    /// <exception cref="RefusedException">422 on <c>tokens</c>: the network does not take it, or it is of another kind; the sentence says which.</exception>
    public async Task<TokenVerdict> RequireGoodAsync(ChannelKind channel, ChannelEnvironment environment, ChannelTokenKind kind, TokenRequest token, CancellationToken cancellationToken)
    {
        if (token.ExpiresAt <= time.GetUtcNow()) throw new RefusedException(RefusalKind.Invalid, "TokenRunOut", "tokens");
        var verdict = channel.NetworkOf() == Network.Max
            ? await max.CheckTokenAsync(environment, token.Value, cancellationToken)
            : await vk.CheckTokenAsync(environment, kind, token.Value, cancellationToken);
        return verdict.Ok ? verdict : throw Refusal("TokenRefused", verdict.Report, "tokens");
    }

    /// <summary>The first red line as the sentence of a refusal. A certificate that is not trusted has a step of its own, whatever was being done.</summary>
    public static RefusedException Refusal(string code, ChannelReport report, string? field = null)
    {
        var line = report.FindHolding() ?? report.Checks.First(check => !check.Ok);
        var kind = field is null ? RefusalKind.Conflict : RefusalKind.Invalid;
        return new RefusedException(kind, line.Code == TrustCode ? "CertificateNeeded" : code, field, line.Message, line.Remedy ?? "");
    }

    /// <summary>The doctor's code for a server whose certificate is not trusted here.</summary>
    public const string TrustCode = "trust";
}
