using Microsoft.AspNetCore.WebUtilities;

namespace ChannelScheduler.Sandbox;

/// <summary>A link that starts a bot, <c>https://max.ru/BOT?start=PAYLOAD</c>, or the payload alone.</summary>
internal static class StartLink
{
    private const string Host = "max.ru";

    /// <returns>The bot as <c>@name</c>, null when it is not named.</returns>
    public static (string? Bot, string? Payload) Read(string? text)
    {
        text = text?.Trim() ?? "";
        var address = text.StartsWith(Host + "/", StringComparison.OrdinalIgnoreCase) ? "https://" + text : text;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var link) || link.Host != Host)
        {
            return (null, text);
        }

        var payload = QueryHelpers.ParseQuery(link.Query).TryGetValue("start", out var value) ? value.ToString() : null;
        return ("@" + link.AbsolutePath.Trim('/').TrimStart('@'), payload);
    }
}
