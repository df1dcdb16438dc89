using System.Globalization;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Somebody who speaks with the bot: which account here, and in which language.</summary>
public sealed record BotPerson(BotLink Link, string Name, CultureInfo Language);

/// <summary>Who is who in a bot's dialogues, and what they may do now.</summary>
public static class BotPeople
{
    public static CultureInfo LanguageOf(string? language) => CultureInfo.GetCultureInfo(language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "ru");

    /// <returns>The linked person; null for a stranger.</returns>
    public static async Task<BotPerson?> FindAsync(SchedulerDbContext db, Guid botId, long maxUserId, CancellationToken cancellationToken) =>
        (await ReadAsync(db, db.BotLinks.Where(one => one.BotId == botId && one.MaxUserId == maxUserId), cancellationToken)).SingleOrDefault();

    public static async Task<List<BotPerson>> ReadAsync(SchedulerDbContext db, IQueryable<BotLink> links, CancellationToken cancellationToken)
    {
        var rows = await (
            from link in links
            join user in db.Users on link.UserId equals user.Id
            join account in db.Accounts on user.Id equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            orderby link.LinkedAt, link.Id
            select new { link, user.Name, Language = account == null ? null : account.Language }).ToListAsync(cancellationToken);
        return [.. rows.Select(one => new BotPerson(one.link, one.Name, LanguageOf(one.Language)))];
    }

    /// <summary>Of these people, those with this role at the school now; a role that is over, and somebody shut out, count for nothing.</summary>
    /// <param name="role">Null takes any.</param>
    public static async Task<HashSet<Guid>> HoldersAsync(
        SchedulerDbContext db, IReadOnlyCollection<Guid> userIds, Guid schoolId, Role? role, bool substitutesOnly, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var memberships = await db.Memberships.AsNoTracking()
            .Where(one => userIds.Contains(one.UserId) && (role == null || one.Role == role) && (one.SchoolId == null || one.SchoolId == schoolId)
                && db.Users.Any(user => user.Id == one.UserId && user.DisabledAt == null))
            .ToListAsync(cancellationToken);
        return [.. memberships.Where(one => one.IsActive(now) && (one.IsSubstitute || !substitutesOnly)).Select(one => one.UserId)];
    }

    public static async Task<bool> MayDecideAsync(SchedulerDbContext db, Guid userId, Guid schoolId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await HoldersAsync(db, [userId], schoolId, Role.ContentAdmin, substitutesOnly: false, now, cancellationToken)).Count > 0;
}
