using System.Globalization;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>The line at which a page of upcoming publications ended. The next page begins behind it, so that its cost does not grow with what was read already.</summary>
/// <param name="At">When it goes out; <see cref="Never"/> while nobody knows.</param>
internal sealed record UpcomingCursor(DateTimeOffset At, Guid PostId, bool IsFollower, Guid Id)
{
    /// <summary>Behind everything that has a time.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{PostId:N}.{(IsFollower ? 1 : 0)}.{Id:N}");

    /// <returns>Null for what is no cursor of ours.</returns>
    public static UpcomingCursor? Parse(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= Never.ToUnixTimeMilliseconds()
            && Guid.TryParseExact(parts[1], "N", out var post) && parts[2] is "0" or "1" && Guid.TryParseExact(parts[3], "N", out var id)
            ? new UpcomingCursor(DateTimeOffset.FromUnixTimeMilliseconds(at), post, parts[2] == "1", id)
            : null;
    }
}
