namespace ChannelScheduler.Infrastructure.Mail;

/// <param name="Language"><c>ru</c> or <c>en</c>.</param>
public sealed record MailRecipient(Guid UserId, string Name, string Address, string Language);
