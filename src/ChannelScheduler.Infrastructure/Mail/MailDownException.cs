namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>No mail can be sent at all now. The message names the fault without the server's own words, which may repeat what was sent to it.</summary>
public sealed class MailDownException(MailFault fault, string detail) : Exception($"{fault}: {detail}")
{
    public MailFault Fault { get; } = fault;
}

