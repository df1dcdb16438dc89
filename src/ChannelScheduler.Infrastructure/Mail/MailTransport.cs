using System.Globalization;
using ChannelScheduler.Infrastructure.Networks;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>The way to the mail server, with every fault in one of two kinds: nothing goes, or this message does not.</summary>
public sealed class MailTransport(IOptions<MailOptions> options, TimeProvider time, ILogger<MailTransport> logger)
{
    private const int TlsPort = 465;

    /// <exception cref="MailDownException">The server can't be reached or does not let us in.</exception>
    public async Task<MailConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var mail = options.Value;
        var client = new SmtpClient
        {
            Timeout = (int)mail.Timeout.TotalMilliseconds,
            // As our other clients: a school's firewall often lets no question about revoked certificates through.
            CheckCertificateRevocation = false,
        };
        try
        {
            if (!string.IsNullOrWhiteSpace(mail.TrustedRootsPath)) client.ServerCertificateValidationCallback = TrustedRoots.Load(mail.TrustedRootsPath).Validate;
            using var limit = new MailTimeLimit(mail.Timeout, time, cancellationToken);
            await MailErrors.TranslateAsync(
                async () =>
                {
                    await client.ConnectAsync(mail.Host!, mail.Port, SocketOptionsOf(mail), limit.Token);
                    if (!string.IsNullOrEmpty(mail.User)) await client.AuthenticateAsync(mail.User, mail.Password!, limit.Token);
                },
                cancellationToken);
            return new MailConnection(client, mail.Timeout, time, logger);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>For people: <c>mail.example.org:587</c>.</summary>
    public string ServerName => string.Create(CultureInfo.InvariantCulture, $"{options.Value.Host}:{options.Value.Port}");

    // Never the library's "when available": whoever sits in between would only have to say that it is not.
    private static SecureSocketOptions SocketOptionsOf(MailOptions mail) => mail.Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ when mail.Port == TlsPort => SecureSocketOptions.SslOnConnect,
        _ when MailOptionsCheck.IsThisMachine(mail.Host!) => SecureSocketOptions.StartTlsWhenAvailable,
        _ => SecureSocketOptions.StartTls,
    };
}
