using System.Globalization;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>
/// One letter to each person of the audience, in their language. Whom the server took it for is stored at once, so a later try writes only to the others;
/// a crash between the server's answer and that row is the one case of a second letter.
/// </summary>
public sealed class MailNotifier(
    MailTransport transport, MailRecipients recipients, NotificationLetters letters, RefusedAddresses addresses, IOptions<MailOptions> options, TimeProvider time, ILogger<MailNotifier> logger)
    : INotifier
{
    public string Name => "mail";

    /// <exception cref="NotifierDownException">The mail server takes nothing now.</exception>
    /// <exception cref="NotificationUndeliveredException">It put some addresses off; the others have their letter.</exception>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        var people = await recipients.FindAsync(notification, cancellationToken);
        if (people.Count == 0) return;
        try
        {
            var putOff = 0;
            await using var connection = await transport.OpenAsync(cancellationToken);
            foreach (var person in people)
            {
                if (!await SendAsync(connection, notification, person, cancellationToken)) putOff++;
            }
            if (putOff > 0) throw new NotificationUndeliveredException($"the server put off {putOff} of {people.Count} addresses");
        }
        catch (MailDownException down)
        {
            throw new NotifierDownException(down.Message, "NotifyMailDown" + down.Fault, transport.ServerName);
        }
    }

    /// <returns>False when it is worth another try.</returns>
    private async Task<bool> SendAsync(MailConnection connection, Notification notification, MailRecipient person, CancellationToken cancellationToken)
    {
        var letter = await letters.WriteAsync(notification, CultureInfo.GetCultureInfo(person.Language), cancellationToken);
        try
        {
            await connection.SendAsync(letter.ToMessage(MailSender.FromOf(options.Value), person.Name, person.Address, time.GetUtcNow()), cancellationToken);
        }
        catch (MailRefusedException refused)
        {
            // The person's id and no address: a log is read by more people than the list of people is.
            logger.LogWarning("Mail of notification {Id} to {UserId} was refused ({Problem}), {What}", notification.Id, person.UserId, refused.Message, refused.IsFinal ? "for good" : "for now");
            if (refused.IsFinal) await addresses.TellAsync(notification, person, cancellationToken);
            return refused.IsFinal;
        }
        await recipients.SetTakenAsync(notification, person, cancellationToken);
        return true;
    }
}
