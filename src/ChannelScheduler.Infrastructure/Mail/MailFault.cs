namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>Why no mail can be sent at all; <c>NotifyMailDown…</c> are its words for admins.</summary>
public enum MailFault
{
    /// <summary>No connection, no TLS, no answer, or it broke off.</summary>
    Unreachable,

    /// <summary>User and password, or the sender's address, were refused.</summary>
    SignIn,
}
