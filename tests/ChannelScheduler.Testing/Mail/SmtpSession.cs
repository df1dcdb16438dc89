using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ChannelScheduler.Testing.Mail;

/// <summary>One client's conversation. https://www.rfc-editor.org/rfc/rfc5321</summary>
internal sealed class SmtpSession(Stream stream, SmtpSwitches switches, X509Certificate2? certificate, Action<SmtpDelivery> take) : IDisposable
{
    private Stream _stream = stream;
    private StreamReader _reader = new(stream, Encoding.UTF8);
    private bool _encrypted;
    private string? _user;
    private string? _recipient;

    public void Dispose() => _reader.Dispose();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (switches.Silent) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        await SayAsync("220 fake.test ESMTP", cancellationToken);
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (!await AnswerAsync(line, cancellationToken)) return;
        }
    }

    private async Task<bool> AnswerAsync(string line, CancellationToken cancellationToken)
    {
        var command = line.Split(' ', 2);
        switch (command[0].ToUpperInvariant())
        {
            case "EHLO":
                await SayAsync(certificate is not null && !_encrypted ? "250-fake.test\r\n250 STARTTLS" : "250-fake.test\r\n250-AUTH PLAIN\r\n250 SMTPUTF8", cancellationToken);
                return true;
            case "STARTTLS":
                await SayAsync("220 go ahead", cancellationToken);
                await EncryptAsync(cancellationToken);
                return true;
            case "AUTH":
                await SignInAsync(command[1], cancellationToken);
                return true;
            case "MAIL":
            case "RSET":
                _recipient = null;
                await SayAsync("250 ok", cancellationToken);
                return true;
            case "RCPT":
                await AddRecipientAsync(command[1], cancellationToken);
                return true;
            case "DATA":
                return await TakeMessageAsync(cancellationToken);
            case "QUIT":
                await SayAsync("221 bye", cancellationToken);
                return false;
            default:
                await SayAsync("250 ok", cancellationToken);
                return true;
        }
    }

    private async Task EncryptAsync(CancellationToken cancellationToken)
    {
        var tls = new SslStream(_stream);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
        (_stream, _reader, _encrypted) = (tls, new StreamReader(tls, Encoding.UTF8), true);
    }

    // AUTH PLAIN <base64 of NUL user NUL password>
    private async Task SignInAsync(string arguments, CancellationToken cancellationToken)
    {
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(arguments.Split(' ')[1])).Split('\0');
        // A rude server: what it got, it says back.
        if (switches.RefuseSignIn) await SayAsync($"535 5.7.8 wrong password {parts[2]}", cancellationToken);
        else
        {
            _user = parts[1];
            await SayAsync("235 welcome", cancellationToken);
        }
    }

    private async Task AddRecipientAsync(string arguments, CancellationToken cancellationToken)
    {
        var address = arguments[(arguments.IndexOf('<', StringComparison.Ordinal) + 1)..arguments.IndexOf('>', StringComparison.Ordinal)];
        var code = switches.Recipients.GetValueOrDefault(address, 250);
        if (code == 250) _recipient = address;
        await SayAsync(string.Create(CultureInfo.InvariantCulture, $"{code} {address}"), cancellationToken);
    }

    private async Task<bool> TakeMessageAsync(CancellationToken cancellationToken)
    {
        await SayAsync("354 go on", cancellationToken);
        var text = new StringBuilder();
        while (await _reader.ReadLineAsync(cancellationToken) is { } line && line != ".") text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        if (switches.CutAtMessage) return false;
        take(new SmtpDelivery(_recipient!, text.ToString(), _user, _encrypted));
        await SayAsync("250 taken", cancellationToken);
        return true;
    }

    private async Task SayAsync(string line, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
    }
}
