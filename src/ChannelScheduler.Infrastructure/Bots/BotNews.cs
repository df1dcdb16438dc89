using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Tells authors what came out, with its address. Nobody has to do anything then, so no notification is written for it.</summary>
public sealed class BotNews(IDbContextFactory<SchedulerDbContext> contexts, BotAccess access, BotSender sender, TimeProvider time, ILogger<BotNews> logger)
{
    /// <summary>Older news is none.</summary>
    public static readonly TimeSpan TellWithin = TimeSpan.FromDays(2);

    private const int Batch = 50;

    /// <summary>Then it is on the page, as all news is: one of unknown outcome would arrive anew with each try.</summary>
    private const int MostTries = 5;

    // Whom a try has reached, when others were put off. Forgotten with the process: then somebody may read it twice.
    private readonly Dictionary<Guid, (HashSet<Guid> Told, int Tries)> _begun = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var since = time.GetUtcNow() - TellWithin;
        // One question for all schools: most of them have no news.
        var bots = await db.Bots.AsNoTracking().Where(bot => db.BotLinks.Any(link => link.BotId == bot.Id)
            && db.Publications.Any(one => one.SchoolId == bot.SchoolId && one.SentAt > since && one.SentAt > bot.TurnedOnAt && one.Status == PublicationStatus.Published
                && !db.BotNews.Any(told => told.PublicationId == one.Id))).ToListAsync(cancellationToken);
        foreach (var bot in bots) await TryTellAsync(bot, cancellationToken);
    }

    // One bot whose token can't be read must not keep the others' news.
    private async Task TryTellAsync(SchoolBot bot, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await TellAsync(db, bot, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(exception, "The news of the bot {Bot} could not be told", bot.Id);
        }
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
            var (told, tries) = _begun.GetValueOrDefault(one.Id, ([], 1));
            foreach (var person in people.Where(person => here.Contains(person.Link.UserId) && !told.Contains(person.Link.Id)))
            {
                var letter = BotLetters.Say(person.Language, key, one.Title, one.Channel, one.Url);
                if ((await sender.SendAsync(api, person.Link, letter, cancellationToken)).IsFinal) told.Add(person.Link.Id);
                else isTold = false;
            }
            _begun[one.Id] = (told, tries + 1);
            if (!isTold && tries < MostTries) continue;
            _begun.Remove(one.Id);
            db.BotNews.Add(new BotNewsItem { PublicationId = one.Id, ToldAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
