using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Channels;

public enum HandleSuffix
{
    /// <summary><c>_gos</c>: a state or municipal body.</summary>
    Gos,

    /// <summary><c>_biz</c>: a business; a school that got one took the wrong verification path.</summary>
    Biz,
}

/// <summary>
/// The standard handle of an organisation's public MAX channel, <c>id&lt;INN&gt;_gos</c> or <c>_biz</c>, without the leading <c>@</c>.
/// </summary>
public sealed partial record ChannelHandle(Inn Inn, HandleSuffix Suffix)
{
    /// <summary>Accepts <c>@id…</c>, <c>id…</c> and <c>https://max.ru/id…</c>; false when the shape or the INN's check digits are wrong.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ChannelHandle? handle)
    {
        handle = null;
        var match = Shape().Match(text?.Trim() ?? "");
        if (!match.Success || !Inn.TryParse(match.Groups["inn"].Value, out var inn)) return false;
        handle = new ChannelHandle(inn, match.Groups["suffix"].Value.Equals("gos", StringComparison.OrdinalIgnoreCase) ? HandleSuffix.Gos : HandleSuffix.Biz);
        return true;
    }

    public override string ToString() => $"id{Inn}_{(Suffix == HandleSuffix.Gos ? "gos" : "biz")}";

    [GeneratedRegex(@"^(?:@|(?:https?://)?(?:www\.|web\.)?max\.ru/@?)?id(?<inn>\d{10}|\d{12})_(?<suffix>gos|biz)/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
