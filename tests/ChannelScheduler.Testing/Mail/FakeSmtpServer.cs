using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace ChannelScheduler.Testing.Mail;

/// <summary>A mail server on a free port of 127.0.0.1 that keeps what it takes, with STARTTLS when it has a certificate, and faults by switch.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<SmtpDelivery> _taken = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _connections;

    private FakeSmtpServer(X509Certificate2? certificate)
    {
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public SmtpSwitches Switches { get; } = new();

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What was answered with 250, in order.</summary>
    public IReadOnlyList<SmtpDelivery> Taken => [.. _taken];

    /// <param name="certificate">Given: STARTTLS is offered, and neither sign-in nor mail is taken before it.</param>
    public static FakeSmtpServer Start(X509Certificate2? certificate = null) => new(certificate);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                serving.Add(ServeAsync(connection));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                using var session = new SmtpSession(connection.GetStream(), Switches, _certificate, _taken.Enqueue);
                await session.RunAsync(_stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
