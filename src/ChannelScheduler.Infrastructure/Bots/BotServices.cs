using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Infrastructure.Mail;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Bots;

public static class BotServices
{
    /// <summary>The bots that speak with schools' people in MAX. Needs the network clients, mail's options and the publishing services.</summary>
    public static IServiceCollection AddBots(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotOptions>().Bind(configuration.GetSection(BotOptions.Section))
            // From the setting and not from mail's options: a wrong mail server is said once, and by mail.
            .PostConfigure(options => options.PublicUrl ??= configuration.GetSection(MailOptions.Section).GetValue<Uri>(nameof(MailOptions.PublicUrl)))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<BotOptions>, BotOptionsCheck>();
        services.AddSingleton<BotAccess>();
        services.AddSingleton<BotSender>();
        services.AddSingleton<BotLetters>();
        services.AddSingleton<BotPrompts>();
        services.AddSingleton<BotRecipients>();
        services.AddSingleton<BotLinks>();
        services.AddSingleton<BotDecisions>();
        services.AddSingleton<BotDialogue>();
        services.AddSingleton<BotClosing>();
        services.AddSingleton<BotNews>();
        services.AddSingleton<BotListener>();
        services.AddSingleton<BotHooks>();
        services.AddSingleton<BotSwitch>();
        services.AddSingleton<INotifier, BotNotifier>();
        services.AddHostedService<BotService>();
        return services;
    }
}
