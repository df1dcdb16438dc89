using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>Single letters at once, such as an invitation. They may hold a one-time link, so they are kept nowhere and not tried again.</summary>
public sealed class MailSender(MailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<MailSender> logger)
{
    /// <summary>A mail server is named in the configuration.</summary>
    public bool IsConfigured => options.Value.IsConfigured;

    /// <summary>How people reach the program, or null: the base of links in letters.</summary>
    public Uri? PublicUrl => options.Value.PublicUrl;

    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    /// <param name="body">Plain text; an empty line makes a paragraph.</param>
    /// <returns>True when the server took it. False when there is no mail server (<see cref="IsConfigured"/>) or it did not take the letter, which is
    /// logged: the words have to reach the person in some other way.</returns>
    public async Task<bool> SendAsync(string address, string language, string subject, string body, CancellationToken cancellationToken)
    {
        if (!IsConfigured) return false;
        try
        {
            var letter = new Letter(CultureInfo.GetCultureInfo(language), subject, body.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            var message = letter.ToMessage(FromOf(options.Value), "", address, time.GetUtcNow());
            await using var connection = await transport.OpenAsync(cancellationToken);
            await connection.SendAsync(message, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is MailDownException or MailRefusedException)
        {
            logger.LogError("A letter was not sent: {Problem}", e.Message);
            return false;
        }
    }

    internal static MailboxAddress FromOf(MailOptions mail) =>
        MailAddresses.TryParse(mail.From, out var from) ? from : throw new InvalidOperationException("Mail:From is checked at the start.");
}
