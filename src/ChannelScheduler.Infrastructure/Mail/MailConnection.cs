using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>A signed-in connection, for one message after another.</summary>
public sealed class MailConnection : IAsyncDisposable
{
    private readonly SmtpClient _client;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal MailConnection(SmtpClient client, TimeSpan limit, TimeProvider time, ILogger logger) => (_client, _limit, _time, _logger) = (client, limit, time, logger);

    /// <summary>Returns when the server has taken the message.</summary>
    /// <exception cref="MailRefusedException">The server refuses this message.</exception>
    /// <exception cref="MailDownException">The connection broke, or the server takes nothing from us.</exception>
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var limit = new MailTimeLimit(_limit, _time, cancellationToken);
        await MailErrors.TranslateAsync(() => _client.SendAsync(message, limit.Token), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = new MailTimeLimit(_limit, _time, CancellationToken.None);
            if (_client.IsConnected) await MailErrors.TranslateAsync(() => _client.DisconnectAsync(quit: true, limit.Token), CancellationToken.None);
        }
        catch (Exception e) when (e is MailDownException or MailRefusedException)
        {
            // Everything was taken before; a farewell that fails changes nothing.
            _logger.LogDebug("The mail server did not take leave: {Problem}", e.Message);
        }
        finally
        {
            _client.Dispose();
        }
    }
}
