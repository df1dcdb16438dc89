using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Mail;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.SignIn;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>Shows a one-time link to the admin, this once, and mails it to the person where mail is set up.</summary>
public sealed class InvitationPage(MailSender mail)
{
    /// <param name="link">A path of this program.</param>
    /// <param name="isNew">The person has never had a password.</param>
    /// <param name="back">Where the page leads on to; null for the person's own page.</param>
    public IResult Show(User user, string email, string language, string link, bool isNew, string? back = null) => new ShownOnce(back ?? $"/people/{user.Id}", async http =>
    {
        var url = new Uri(mail.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}"), link).AbsoluteUri;
        var culture = CultureInfo.GetCultureInfo(language);
        var kind = isNew ? "Invite" : "Reset";
        // After the commit: a mail server that takes its time must not keep the database's only writer waiting.
        var mailed = await mail.SendAsync(email, language, PeopleTexts.Get(culture, kind + "Subject"), PeopleTexts.Get(culture, kind + "Body", user.Name, url, PasswordLinks.Lifetime.Days), http.RequestAborted);
        return PageResult.Show<SecretPage>(http, more: new Dictionary<string, object?>
        {
            [nameof(SecretPage.Title)] = PeopleTexts.Get(kind + "Title", user.Name),
            [nameof(SecretPage.Lead)] = PeopleTexts.Get("LinkLead", PasswordLinks.Lifetime.Days),
            [nameof(SecretPage.Notice)] = mailed ? PeopleTexts.Get("LinkMailed", email) : PeopleTexts.Get(mail.IsConfigured ? "LinkMailFailed" : "LinkByHand", email),
            [nameof(SecretPage.IsBad)] = mail.IsConfigured && !mailed,
            [nameof(SecretPage.Secret)] = url,
            [nameof(SecretPage.Back)] = back ?? $"/people/{user.Id}",
        });
    });
}
