using System.Net;
using System.Security.Cryptography;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>Said at the start, in one sentence: half a set-up would only show when nobody gets any mail.</summary>
public sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        var problem = FindProblem(options);
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(MailTexts.Catalog.Get("Wrong" + problem));
    }

    internal static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? FindProblem(MailOptions options)
    {
        if (options.PublicUrl is { } url && !IsWebAddress(url)) return nameof(MailOptions.PublicUrl);
        if (!options.IsConfigured) return null;
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown) return nameof(MailOptions.Host);
        if (options.Port is < 1 or > 65535) return nameof(MailOptions.Port);
        if (!Enum.IsDefined(options.Security) || (options.Security == MailSecurity.None && !IsThisMachine(options.Host!))) return nameof(MailOptions.Security);
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password)) return nameof(MailOptions.User);
        if (!MailAddresses.TryParse(options.From, out _)) return nameof(MailOptions.From);
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > LongestTimeout) return nameof(MailOptions.Timeout);
        return HasRoots(options.TrustedRootsPath) ? null : nameof(MailOptions.TrustedRootsPath);
    }

    private static bool IsWebAddress(Uri url) => url is { IsAbsoluteUri: true, UserInfo: "", Query: "", Fragment: "" } && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);

    private static bool HasRoots(string? path)
    {
        if (string.IsNullOrWhiteSpace(path)) return true;
        try
        {
            TrustedRoots.Load(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or CryptographicException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
