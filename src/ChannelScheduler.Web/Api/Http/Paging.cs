using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>A page of a list, newest first.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Where the last page ended: its last row's instant and id. Opaque to callers.</summary>
internal sealed record Cursor(DateTimeOffset At, Guid Id)
{
    public const int PageSize = 50;

    /// <summary>Before the first row of a list that begins with the newest.</summary>
    public static readonly Cursor Newest = new(DateTimeOffset.MaxValue, Guid.AllBitsSet);

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}.{Id:N}"));

    /// <exception cref="ApiException">422: not a cursor of ours.</exception>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
            return new Cursor(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture)), Guid.ParseExact(parts[1], "N"));
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw ApiException.Invalid("CursorUnreadable", "cursor");
        }
    }
}
