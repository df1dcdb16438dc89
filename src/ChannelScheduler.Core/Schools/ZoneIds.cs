using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Schools;

/// <summary>Time zones by what people and programs send as their ids.</summary>
public static partial class ZoneIds
{
    /// <summary>
    /// On Unix a zone is a file, and its id is taken for the file's path: <c>/dev/zero</c> would be read until the memory is full. So an id has to look like one first.
    /// </summary>
    /// <param name="zone">One with an IANA id.</param>
    public static bool TryFind(string? id, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        return id is not null && Id().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out zone) && zone.HasIanaId;
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_+-]{1,30}(/[A-Za-z0-9_+-]{1,30}){0,2}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
