using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Channels;

/// <summary>Channels a page at a time, those of a school together.</summary>
internal static class ChannelPages
{
    /// <param name="schools">Null means every school.</param>
    /// <param name="after">The school and the channel that the last page ended with.</param>
    /// <returns>The page, and where the next one begins; null after the last.</returns>
    public static async Task<(List<Channel> Channels, string? Next)> ReadAsync(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools, (Guid School, Guid Channel)? after, int size, CancellationToken cancellationToken)
    {
        var query = db.Channels.AsNoTracking().Include(one => one.Tokens).Where(one => schools == null || schools.Contains(one.SchoolId));
        if (after is { School: var school, Channel: var channel }) query = query.Where(one => one.SchoolId.CompareTo(school) > 0 || (one.SchoolId == school && one.Id.CompareTo(channel) > 0));
        var rows = await query.OrderBy(one => one.SchoolId).ThenBy(one => one.Id).Take(size + 1).ToListAsync(cancellationToken);
        string? next = null;
        if (rows.Count > size)
        {
            rows.RemoveAt(size);
            next = string.Create(CultureInfo.InvariantCulture, $"{rows[^1].SchoolId:N}{rows[^1].Id:N}");
        }
        // MAX first within a school: the column holds the kind's name, by which VK would come first.
        return ([.. rows.OrderBy(one => rows.FindIndex(other => other.SchoolId == one.SchoolId)).ThenBy(one => one.Kind)], next);
    }

    /// <exception cref="ApiException">422: not a cursor of ours.</exception>
    public static (Guid School, Guid Channel)? Parse(string? cursor) => string.IsNullOrEmpty(cursor) ? null
        : cursor.Length == 64 && Guid.TryParseExact(cursor[..32], "N", out var school) && Guid.TryParseExact(cursor[32..], "N", out var channel) ? (school, channel)
        : throw ApiException.Invalid("CursorUnreadable", "cursor");
}
