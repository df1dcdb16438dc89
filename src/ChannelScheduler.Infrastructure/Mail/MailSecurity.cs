namespace ChannelScheduler.Infrastructure.Mail;

public enum MailSecurity
{
    /// <summary>TLS from the first byte on port 465, else STARTTLS, and no mail without it; on this machine, what the server offers.</summary>
    Auto,

    /// <summary>STARTTLS, and no mail to a server that has none.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In the clear; to a server on this machine only.</summary>
    None,
}
