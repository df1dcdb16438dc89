using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using AuthenticationException = MailKit.Security.AuthenticationException;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>The mail library's exceptions as ours. Codes and kinds only: a server's text may quote the address, the message or the sign-in.</summary>
internal static class MailErrors
{
    private const int FirstFinalCode = 500;

    public static async Task TranslateAsync(Func<Task> operation, CancellationToken cancellationToken)
    {
        try
        {
            await operation();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Translate(e) is { } ours)
        {
            throw ours;
        }
    }

    private static Exception? Translate(Exception exception) => exception switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.SenderNotAccepted } sender => new MailDownException(MailFault.SignIn, "sender " + CodeOf(sender)),
        // 421: the server is closing the connection, whatever was asked. https://www.rfc-editor.org/rfc/rfc5321#section-3.8
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } closing => new MailDownException(MailFault.Unreachable, CodeOf(closing)),
        SmtpCommandException { StatusCode: SmtpStatusCode.AuthenticationRequired } closed => new MailDownException(MailFault.SignIn, CodeOf(closed)),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted } refused =>
            new MailRefusedException((int)refused.StatusCode >= FirstFinalCode, $"{refused.ErrorCode} {CodeOf(refused)}"),
        SmtpCommandException other => new MailDownException(MailFault.Unreachable, CodeOf(other)),
        AuthenticationException or ServiceNotAuthenticatedException => new MailDownException(MailFault.SignIn, exception.GetType().Name),
        SocketException socket => new MailDownException(MailFault.Unreachable, socket.SocketErrorCode.ToString()),
        SslHandshakeException or ProtocolException or ServiceNotConnectedException or IOException or NotSupportedException or TimeoutException =>
            new MailDownException(MailFault.Unreachable, exception.GetType().Name),
        // Not the caller's: our time limit.
        OperationCanceledException => new MailDownException(MailFault.Unreachable, "no answer in time"),
        _ => null,
    };

    private static string CodeOf(SmtpCommandException exception) => ((int)exception.StatusCode).ToString(CultureInfo.InvariantCulture);
}
