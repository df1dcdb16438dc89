using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>A notification as a letter: what happened, why, what to do, and where.</summary>
public sealed class NotificationLetters(IDbContextFactory<SchedulerDbContext> contexts, IOptions<MailOptions> options)
{
    public async Task<Letter> WriteAsync(Notification notification, CultureInfo language, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var school = await db.Schools.Where(one => one.Id == notification.SchoolId).Select(one => one.Name).SingleOrDefaultAsync(cancellationToken);
        var reason = await db.Publications.Where(one => one.Id == notification.PublicationId).Select(one => one.Reason).SingleOrDefaultAsync(cancellationToken);
        var message = notification.Message.ToText(language);
        string Words(string key, params object?[] values) => MailTexts.Catalog.Get(language, key, values);

        var paragraphs = new List<string> { message };
        if (reason?.ToText(language) is { } why && !message.Contains(why, StringComparison.Ordinal)) paragraphs.Add(Words("Why", why));
        var link = LinkOf(notification);
        if (link is not null) paragraphs.Add(Words(InvitationTo(notification)));
        var because = Words((notification.ToSubstitutes ? "BecauseSubstitute" : "Because") + notification.Audience);
        paragraphs.Add(school is null ? because : $"{Words("School", school)} {because}");
        return new Letter(language, message, paragraphs, link);
    }

    private Uri? LinkOf(Notification notification) =>
        NotificationPath.Of(notification) is { } path && options.Value.PublicUrl is { } url ? new Uri(url.AbsoluteUri.TrimEnd('/') + "/" + path) : null;

    private static string InvitationTo(Notification notification) => notification switch
    {
        { Kind: NotificationKind.ReviewAsked or NotificationKind.ReviewDue } => "OpenReview",
        { PostId: not null } => "OpenPost",
        { ChannelId: not null } => "OpenChannel",
        { Kind: NotificationKind.QuotaAtRisk or NotificationKind.QueueDry } => "OpenNew",
        _ => "OpenPage",
    };
}
