using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Said at the start: a web hook that MAX can't reach would only show when no button does anything.</summary>
public sealed class BotOptionsCheck : IValidateOptions<BotOptions>
{
    // MAX takes no other port, and no self-signed certificate: https://dev.max.ru/docs-api/methods/POST/subscriptions
    private const int OnlyPort = 443;

    public ValidateOptionsResult Validate(string? name, BotOptions options)
    {
        if (!Enum.IsDefined(options.Events)) return ValidateOptionsResult.Fail(BotTexts.Catalog.Get("WrongEvents"));
        if (options.Events == BotEvents.Polling || IsReachable(options.PublicUrl)) return ValidateOptionsResult.Success;
        return ValidateOptionsResult.Fail(BotTexts.Catalog.Get("WrongPublicUrl"));
    }

    // This very machine is for the sandbox, which calls any loopback address.
    private static bool IsReachable(Uri? url) =>
        url is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } && ((url.Scheme == Uri.UriSchemeHttps && url.Port == OnlyPort) || url.IsLoopback);
}
