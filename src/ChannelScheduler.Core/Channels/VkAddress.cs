using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Channels;

/// <summary>
/// A VK community as a person names it: <c>vk.com/club123</c>, <c>public123</c>, the link of a post on its wall, or a short name, which only VK can turn into a number.
/// vk.com, vk.ru and their mobile forms are one site.
/// </summary>
/// <param name="GroupId">Positive; null when only the short name is known.</param>
public sealed partial record VkAddress(long? GroupId, string? ScreenName)
{
    /// <exception cref="RefusedException">422 on <c>address</c>, with a sentence that says what to paste instead.</exception>
    public static VkAddress Parse(string? text)
    {
        text = (text ?? "").Trim().Trim('"', '«', '»', '<', '>');
        if (text.Length == 0) throw new RefusedException(RefusalKind.Invalid, "VkAddressEmpty", "address");
        if (Wall().Match(text) is { Success: true } wall) return Of(wall);
        if (Page().Match(text) is not { Success: true } page) throw new RefusedException(RefusalKind.Invalid, "VkAddressOther", "address");
        var name = page.Groups["name"].Value;
        if (Numbered().Match(name) is { Success: true } numbered) return Of(numbered);
        if (Person().IsMatch(name)) throw new RefusedException(RefusalKind.Invalid, "VkAddressPerson", "address");
        return new VkAddress(null, name);
    }

    private static VkAddress Of(Match match) => long.TryParse(match.Groups["id"].Value, CultureInfo.InvariantCulture, out var id) && id > 0
        ? new VkAddress(id, null)
        : throw new RefusedException(RefusalKind.Invalid, "VkAddressOther", "address");

    [GeneratedRegex(@"^(?:https?://)?(?:(?:m|www)\.)?vk\.(?:com|ru)/(?:[\w.]+\?(?:[^#]*&)?w=)?wall-(?<id>\d{1,18})(?:_\d+)?(?:[?&#%].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wall();

    [GeneratedRegex(@"^(?:(?:https?://)?(?:(?:m|www)\.)?vk\.(?:com|ru)/@?|@)?(?<name>-?[a-z0-9_][a-z0-9_.]{0,63})/?(?:[?#].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    [GeneratedRegex(@"^(?:(?:club|public|event)|-)?(?<id>\d{1,18})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^id\d+$|\.(?:ru|com|рф|org)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
