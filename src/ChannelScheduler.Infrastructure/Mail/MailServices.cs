using ChannelScheduler.Core.Outbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Mail;

public static class MailServices
{
    /// <summary><see cref="MailSender"/> always; the notifier only where a mail server is named.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MailOptions.Section);
        services.AddOptions<MailOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<MailTransport>();
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailRecipients>();
        services.AddSingleton<NotificationLetters>();
        services.AddSingleton<RefusedAddresses>();
        if (!string.IsNullOrWhiteSpace(section[nameof(MailOptions.Host)])) services.AddSingleton<INotifier, MailNotifier>();
        return services;
    }
}
