using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>The words of mail, in MailTexts.resx.</summary>
public static class MailTexts
{
    public static TextCatalog Catalog { get; } = new(typeof(MailTexts).FullName!, typeof(MailTexts).Assembly);
}
