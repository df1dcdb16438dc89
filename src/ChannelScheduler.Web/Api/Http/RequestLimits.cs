namespace ChannelScheduler.Web.Api.Http;

internal static class RequestLimits
{
    /// <summary>Bytes. Far above any post, so that a text that is too long is refused by name and not by size alone.</summary>
    public const long JsonBytes = 32L * 1024 * 1024;

    /// <summary>Bytes. The largest picture that both networks take, and its multipart frame.</summary>
    public const long MediaBytes = 51L * 1024 * 1024;

    /// <summary>Bytes. A post's form with several pictures.</summary>
    public const long FormBytes = 4 * MediaBytes;

    /// <summary>UTF-16 units of a text field; the networks take far less, and the linter says so.</summary>
    public const int TextLength = 100_000;
}
