using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Tells authors what came out, with its address. Nobody has to do anything then, so no notification is written for it.</summary>
public sealed class BotNews(IDbContextFactory<SchedulerDbContext> contexts, BotAccess access, BotSender sender, TimeProvider time)
{
    /// <summary>Older news is none.</summary>
    public static readonly TimeSpan TellWithin = TimeSpan.FromDays(2);

    private const int Batch = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var bot in await db.Bots.AsNoTracking().Where(one => db.BotLinks.Any(link => link.BotId == one.Id)).ToListAsync(cancellationToken)) await TellAsync(db, bot, cancellationToken);
    }

    private async Task TellAsync(SchedulerDbContext db, SchoolBot bot, CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - TellWithin;
        if (bot.TurnedOnAt > since) since = bot.TurnedOnAt;
        var news = await (
            from publication in db.Publications.AsNoTracking()
            where publication.SchoolId == bot.SchoolId && publication.SentAt > since && publication.Status == PublicationStatus.Published && !db.BotNews.Any(one => one.PublicationId == publication.Id)
            join post in db.Posts on publication.PostId equals post.Id
            join channel in db.Channels on publication.ChannelId equals channel.Id
            orderby publication.SentAt
            select new { publication.Id, publication.Url, post.Title, post.AuthorIds, Channel = channel.Name, channel.Environment }).Take(Batch).ToListAsync(cancellationToken);
        if (news.Count == 0 || await access.OpenAsync(bot, cancellationToken) is not { } api) return;
        var people = await BotPeople.ReadAsync(db, db.BotLinks.AsNoTracking().Where(one => one.BotId == bot.Id && one.StoppedAt == null), cancellationToken);
        foreach (var one in news)
        {
            var here = await BotPeople.HoldersAsync(db, one.AuthorIds, bot.SchoolId, role: null, substitutesOnly: false, time.GetUtcNow(), cancellationToken);
            var key = one.Environment == ChannelEnvironment.Sandbox ? "PublishedSandbox" : "Published";
            var isTold = true;
            foreach (var person in people.Where(person => here.Contains(person.Link.UserId)))
            {
                var letter = BotLetters.Say(person.Language, key, one.Title, one.Channel, one.Url);
                isTold &= (await sender.SendAsync(api, person.Link, letter, cancellationToken)).IsFinal;
            }
            if (!isTold) continue;
            db.BotNews.Add(new BotNewsItem { PublicationId = one.Id, ToldAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
