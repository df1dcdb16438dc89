using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>Tells people in MAX, in private, through their school's bot; a post that waits for them comes with its words and with buttons.</summary>
public sealed class BotNotifier(
    IDbContextFactory<SchedulerDbContext> contexts, BotAccess access, BotRecipients recipients, BotPrompts prompts, BotLetters letters, BotSender sender) : INotifier
{
    public string Name => "max";

    /// <exception cref="NotificationUndeliveredException">It has not reached everybody.</exception>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var bot = await db.Bots.AsNoTracking().SingleOrDefaultAsync(one => one.SchoolId == notification.SchoolId, cancellationToken);
        if (bot is null) return;
        var people = await recipients.FindAsync(bot, notification, cancellationToken);
        // Without its token it is no way to anybody: its page says so, and the others tell people.
        if (people.Count == 0 || await access.OpenAsync(bot, cancellationToken) is not { } api) return;
        var putOff = 0;
        foreach (var person in people)
        {
            var sent = IsPrompt(notification)
                ? await prompts.SendAsync(api, bot, person, notification, cancellationToken)
                : (await sender.SendAsync(api, person.Link, await letters.NewsAsync(notification, person.Language, cancellationToken), cancellationToken)).IsFinal;
            if (sent) await recipients.SetTakenAsync(notification, person.Link, cancellationToken);
            else putOff++;
        }
        if (putOff > 0) throw new NotificationUndeliveredException($"MAX put off {putOff} of {people.Count} people");
    }

    private static bool IsPrompt(Notification notification) => notification is { Kind: NotificationKind.ReviewAsked or NotificationKind.ReviewDue, PostId: not null };
}
