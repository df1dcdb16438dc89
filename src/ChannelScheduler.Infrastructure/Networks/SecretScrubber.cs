using System.Text.RegularExpressions;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Takes tokens out of a network's answer before anyone stores or shows it: VK's error bodies echo the request's parameters.</summary>
public static partial class SecretScrubber
{
    public const int ExcerptLength = 1000;

    private const string Mask = "[secret]";

    /// <param name="known">The tokens of the call, which are cut wherever they stand.</param>
    public static string Clean(string text, params IEnumerable<string?> known)
    {
        foreach (var secret in known)
        {
            if (string.IsNullOrEmpty(secret)) continue;
            text = text.Replace(secret, Mask, StringComparison.Ordinal).Replace(Uri.EscapeDataString(secret), Mask, StringComparison.OrdinalIgnoreCase);
        }

        text = EchoedParameter().Replace(text, $"$1{Mask}");
        text = NamedValue().Replace(text, $"$1{Mask}");
        text = BareToken().Replace(text, $"$1{Mask}");
        text = AuthorizationHeader().Replace(text, $"$1{Mask}");
        return VkToken().Replace(text, Mask);
    }

    /// <summary>The first 1,000 characters, a surrogate pair kept whole.</summary>
    public static string Excerpt(string cleanText)
    {
        if (cleanText.Length <= ExcerptLength) return cleanText;
        return cleanText[..(char.IsHighSurrogate(cleanText[ExcerptLength - 1]) ? ExcerptLength - 1 : ExcerptLength)];
    }

    // {"key":"access_token","value":"…"}
    [GeneratedRegex("""("key"\s*:\s*"(?:access_token|token|client_secret|refresh_token)"\s*,\s*"value"\s*:\s*")[^"]*""", RegexOptions.IgnoreCase)]
    private static partial Regex EchoedParameter();

    // access_token=…, "access_token":"…"
    [GeneratedRegex("""((?:access_token|client_secret|refresh_token|success_token|session_token)["']?\s*[=:]\s*["']?)[^"'&\s,}<]+""", RegexOptions.IgnoreCase)]
    private static partial Regex NamedValue();

    // "token": "…", bot_token=…: so long a value is no word of a sentence.
    [GeneratedRegex("""((?<![a-z])(?:bot_?)?token["']?\s*[=:]\s*["']?)[\w\-.~+/]{20,}""", RegexOptions.IgnoreCase)]
    private static partial Regex BareToken();

    [GeneratedRegex("""(Authorization["']?\s*[:=]\s*["']?(?:Bearer\s+)?)[^"'\s,}<]+""", RegexOptions.IgnoreCase)]
    private static partial Regex AuthorizationHeader();

    [GeneratedRegex(@"vk[12]\.a\.[\w\-.]+", RegexOptions.IgnoreCase)]
    private static partial Regex VkToken();
}
