namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Why there is no answer. The words for people stand in <see cref="NetworkTexts"/> under <c>Fault</c> and the name.</summary>
public enum NetworkFault
{
    DeadlinePassed,
    NameNotFound,
    NoConnection,
    Tls,
    Proxy,
    ConnectTimeout,
    Timeout,
    Cut,
}
