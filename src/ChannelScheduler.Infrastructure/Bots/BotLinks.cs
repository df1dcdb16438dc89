using System.Collections.Concurrent;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Ties an account in MAX to a person here, and unties it. The person fetches a code on a page; whoever sends it to the bot is that person.</summary>
public sealed class BotLinks(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    /// <summary>Wrong codes of one account in an hour, after which the bot looks at no further ones.</summary>
    public const int MostWrong = 5;

    private static readonly TimeSpan WrongFor = TimeSpan.FromHours(1);

    // Forgotten with the process; a code lives a quarter of an hour and has fifty random bits.
    private readonly ConcurrentDictionary<(Guid BotId, long MaxUserId), (DateTimeOffset Since, int Count)> _wrong = new();

    /// <summary>A new code; an older one of the same person is void. Added to the caller's context, which saves it.</summary>
    public async Task<string> MakeCodeAsync(SchedulerDbContext db, Guid botId, Guid userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        await db.BotLinkCodes.Where(one => (one.BotId == botId && one.UserId == userId) || one.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var code = BotLinkCode.Make();
        db.BotLinkCodes.Add(new BotLinkCode { Hash = BotLinkCode.HashOf(code)!, BotId = botId, UserId = userId, ExpiresAt = now + BotLinkCode.Lifetime });
        return code;
    }

    /// <summary>True when this account has guessed too often.</summary>
    public bool IsShutOut(Guid botId, long maxUserId) =>
        _wrong.TryGetValue((botId, maxUserId), out var wrong) && wrong.Count >= MostWrong && time.GetUtcNow() < wrong.Since + WrongFor;

    /// <summary>True when this is a code that still links somebody, be it with another bot.</summary>
    public async Task<bool> IsCodeAsync(string hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.BotLinkCodes.AnyAsync(one => one.Hash == hash && one.ExpiresAt > now, cancellationToken);
    }

    /// <returns>Whether the code was good: then the account is linked, in place of any older one of the person.</returns>
    public async Task<bool> TryLinkAsync(SchoolBot bot, MaxPerson person, string hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var code = await db.BotLinkCodes.AsNoTracking().SingleOrDefaultAsync(one => one.Hash == hash && one.BotId == bot.Id && one.ExpiresAt > now, cancellationToken);
        // The one who deletes it has used it.
        if (code is null || await db.BotLinkCodes.Where(one => one.Hash == hash).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            CountWrong(bot.Id, person.UserId, now);
            return false;
        }
        // One account is one person, and one person has one account: the newest.
        var displaced = await db.BotLinks.Where(one => one.BotId == bot.Id && one.MaxUserId == person.UserId && one.UserId != code.UserId).Select(one => one.UserId).ToListAsync(cancellationToken);
        foreach (var userId in displaced) db.Audit.Add(Audit("bot.unlinked", bot, userId, now));
        await db.BotLinks.Where(one => one.BotId == bot.Id && (one.UserId == code.UserId || one.MaxUserId == person.UserId)).ExecuteDeleteAsync(cancellationToken);
        db.BotLinks.Add(new BotLink { Id = Guid.CreateVersion7(now), BotId = bot.Id, UserId = code.UserId, MaxUserId = person.UserId, MaxName = NameOf(person), LinkedAt = now });
        db.Audit.Add(Audit("bot.linked", bot, code.UserId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(CancellationToken.None);
        _wrong.TryRemove((bot.Id, person.UserId), out _);
        return true;
    }

    /// <returns>False when there was nothing to untie.</returns>
    public async Task<bool> UnlinkAsync(SchedulerDbContext db, SchoolBot bot, Guid userId, CancellationToken cancellationToken)
    {
        if (await db.BotLinks.Where(one => one.BotId == bot.Id && one.UserId == userId).ExecuteDeleteAsync(cancellationToken) == 0) return false;
        db.Audit.Add(Audit("bot.unlinked", bot, userId, time.GetUtcNow().TruncateToMilliseconds()));
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The person has stopped the bot in MAX, or started it again.</summary>
    public async Task SetStoppedAsync(Guid botId, long maxUserId, bool stopped, CancellationToken cancellationToken)
    {
        var at = stopped ? time.GetUtcNow() : (DateTimeOffset?)null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.BotLinks.Where(one => one.BotId == botId && one.MaxUserId == maxUserId).ExecuteUpdateAsync(set => set.SetProperty(one => one.StoppedAt, at), cancellationToken);
    }

    private static AuditEntry Audit(string action, SchoolBot bot, Guid userId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), At = now, SchoolId = bot.SchoolId, ChannelId = bot.ChannelId, ActorId = userId, Action = action };

    private static string? NameOf(MaxPerson person)
    {
        const int Longest = 100;
        var name = new string([.. (person.Name ?? person.Username ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Take(Longest)]).Trim();
        return name.Length > 0 ? name : null;
    }

    private void CountWrong(Guid botId, long maxUserId, DateTimeOffset now)
    {
        foreach (var (key, wrong) in _wrong) if (now >= wrong.Since + WrongFor) _wrong.TryRemove(key, out _);
        _wrong.AddOrUpdate((botId, maxUserId), (now, 1), (_, wrong) => (wrong.Since, wrong.Count + 1));
    }
}
