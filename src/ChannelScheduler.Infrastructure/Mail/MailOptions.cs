namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>The section <c>Mail</c>. Without a host there is no mail, and that is all right.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public MailSecurity Security { get; set; } = MailSecurity.Auto;

    /// <summary>Null: no sign-in.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>An address, or <c>Name &lt;address&gt;</c>.</summary>
    public string? From { get; set; }

    /// <summary>How people reach the program, e.g. <c>https://posts.example.org</c>; without it mail carries no links.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>PEM file of roots that are trusted for the mail server beside the system's.</summary>
    public string? TrustedRootsPath { get; set; }

    /// <summary>How long the server may take over signing in, and over each message.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Host);
}
