namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>A token that ends with the caller's or after a time: the library's own timeout is per read, and a server that answers byte by byte never meets it.</summary>
internal sealed class MailTimeLimit : IDisposable
{
    private readonly CancellationTokenSource _time;
    private readonly CancellationTokenSource _both;

    public MailTimeLimit(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _time = new CancellationTokenSource(limit, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_time.Token, cancellationToken);
    }

    public CancellationToken Token => _both.Token;

    public void Dispose()
    {
        _both.Dispose();
        _time.Dispose();
    }
}
