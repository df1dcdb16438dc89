using System.Text;
using MimeKit;

namespace ChannelScheduler.Testing.Mail;

/// <param name="Recipient">Of the envelope.</param>
/// <param name="Raw">The message as it came.</param>
/// <param name="SignedInAs">Null when nobody signed in.</param>
public sealed record SmtpDelivery(string Recipient, string Raw, string? SignedInAs, bool Encrypted)
{
    public MimeMessage Message
    {
        get
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Raw));
            return MimeMessage.Load(stream);
        }
    }
}
