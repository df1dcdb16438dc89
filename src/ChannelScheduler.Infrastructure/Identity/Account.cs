using Microsoft.AspNetCore.Identity;

namespace ChannelScheduler.Infrastructure.Identity;

/// <summary>
/// How one <see cref="Core.Schools.User"/> signs in on pages: the same id. A person who only owns API keys has none. The e-mail address is the login.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>Notifications also come by e-mail.</summary>
    public bool WantsMail { get; set; } = true;

    /// <summary>Sorts of notifications that this person does without by e-mail: names of <see cref="Core.Outbox.NotificationKind"/> with commas between them.</summary>
    public string MutedMail { get; set; } = "";

    /// <summary><c>ru</c> or <c>en</c>: the language of mail.</summary>
    public string Language { get; set; } = "ru";
}
