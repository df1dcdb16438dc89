using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace ChannelScheduler.Infrastructure.Mail;

internal static class MailAddresses
{
    /// <summary>One address with a domain and without control characters: a line break in it would be a second command to the mail server.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailboxAddress? address)
    {
        address = null;
        if (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)) return false;
        return MailboxAddress.TryParse(text, out address) && address.Address.IndexOf('@', StringComparison.Ordinal) > 0 && address.Domain.Length > 0;
    }
}
