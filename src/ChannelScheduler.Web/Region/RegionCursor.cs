using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Region;

/// <summary>Where a page of schools ended: the worst come first, then the order of names. Opaque to callers.</summary>
/// <param name="Key">The last school's name, as it is searched for.</param>
internal sealed record RegionCursor(int Points, string Key, Guid Id)
{
    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Points}.{Id:N}.{Key}")));

    /// <summary>Stands after the cursor. A school that became better or worse meanwhile may come twice or not at all; no other does.</summary>
    public bool IsBefore(int points, string key, Guid id) =>
        points != Points ? points < Points : string.CompareOrdinal(key, Key) is not 0 and var order ? order > 0 : id.CompareTo(Id) > 0;

    /// <exception cref="ApiException">422: not a cursor of ours.</exception>
    public static RegionCursor? Parse(string text)
    {
        if (text.Length == 0) return null;
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.', 3);
            return new RegionCursor(int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture), parts[2], Guid.ParseExact(parts[1], "N"));
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or OverflowException)
        {
            throw ApiException.Invalid("CursorUnreadable", "cursor");
        }
    }
}
