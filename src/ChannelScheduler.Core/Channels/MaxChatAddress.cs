using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Channels;

/// <summary>
/// The number of a MAX channel, taken from what a person can copy: the number itself, the address of the channel in the web client
/// (<c>https://web.max.ru/-72…</c>), or the link of a post in it (<c>max.ru/c/-72…/…</c>). No other address holds the number.
/// </summary>
public static partial class MaxChatAddress
{
    /// <returns>A negative number: https://dev.max.ru/docs-api/methods/GET/chats/-chatId-</returns>
    /// <exception cref="RefusedException">422 on <c>address</c>, with a sentence that says what to paste instead.</exception>
    public static long Parse(string? text)
    {
        text = Clean(text);
        if (text.Length == 0) throw new RefusedException(RefusalKind.Invalid, "MaxAddressEmpty", "address");
        if (Known().Match(text) is { Success: true } known && long.TryParse(known.Groups["chat"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number < 0) return number;
        if (Invite().IsMatch(text)) throw new RefusedException(RefusalKind.Invalid, "MaxAddressInvite", "address");
        if (Positive().IsMatch(text)) throw new RefusedException(RefusalKind.Invalid, "MaxAddressPositive", "address");
        if (Handle().IsMatch(text)) throw new RefusedException(RefusalKind.Invalid, "MaxAddressHandle", "address");
        throw new RefusedException(RefusalKind.Invalid, "MaxAddressOther", "address");
    }

    // A minus that a text editor made longer, and what comes along with a copied line.
    private static string Clean(string? text) => (text ?? "").Trim().Trim('"', '«', '»', '<', '>').Replace('−', '-').Replace('–', '-').Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:(?:https?://)?web\.max\.ru/|(?:(?:https?://)?(?:www\.|web\.)?max\.ru/)c/)?(?<chat>-\d{1,18})(?:/[A-Za-z0-9_-]*)?/?(?:[?#].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();

    [GeneratedRegex(@"^(?:https?://|max://)?(?:www\.|web\.)?max\.ru/(?:join|joincall|call)(?:[/?]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Invite();

    [GeneratedRegex(@"^(?:(?:https?://)?(?:www\.|web\.)?max\.ru/@?|@)[a-z][\w-]*(?:/|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Handle();

    [GeneratedRegex(@"^(?:(?:https?://)?(?:web\.)?max\.ru/(?:c/)?)?\d{1,18}(?:/.*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Positive();
}
