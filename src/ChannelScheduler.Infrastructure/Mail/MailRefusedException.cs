namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>The server refused this one message, most often its address.</summary>
/// <param name="isFinal">The same message will be refused again (5xx); otherwise it is worth another try (4xx).</param>
public sealed class MailRefusedException(bool isFinal, string detail) : Exception(detail)
{
    public bool IsFinal { get; } = isFinal;
}
