using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Infrastructure.Importing;
using ChannelScheduler.Infrastructure.Keeping;
using ChannelScheduler.Infrastructure.Recurring;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Infrastructure.Publishing;

public static class PublishingServices
{
    /// <summary>The publishing protocol of Core and the services that keep it going.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Publishing").Get<PublishingOptions>() ?? new PublishingOptions();
        services.AddSingleton(provider =>
        {
            if (provider.GetService<IPolicySource>() is { } policies) options.Heed(policies);
            return options;
        });
        services.AddSingleton<PublishingSignal>();
        services.AddSingleton<PostLinter>();
        services.AddSingleton<PublishingGate>();
        services.AddSingleton<MessageComposer>();
        services.AddSingleton<ChannelAccessProvider>();
        services.AddSingleton<ChannelPublishers>();
        services.AddSingleton<PublicationSettlement>();
        services.AddSingleton<OutcomeRecorder>();
        services.AddSingleton<PredecessorCheck>();
        services.AddSingleton<CorrectionSettlement>();
        services.AddSingleton<CorrectionRunner>();
        services.AddSingleton<DueDispatcher>();
        services.AddSingleton<IAlarmListener>(provider => provider.GetRequiredService<DueDispatcher>());
        services.AddSingleton<IPublicationRunner, PublicationRunner>();
        services.AddSingleton<LeaseRecovery>();
        services.AddSingleton<DoubtResolver>();
        services.AddSingleton<ChannelRelease>();
        services.AddSingleton<ChannelAdvice>();
        services.AddSingleton<ChannelReplacement>();
        services.AddSingleton<ChannelDoctor>();
        services.AddSingleton<NightlyChecks>();
        services.AddSingleton<TokenExpiryWarnings>();
        services.AddSingleton<ModerationReminders>();
        services.AddSingleton<SettledJobs>();
        services.AddSingleton<ClockWatch>();
        services.AddSingleton<PeriodicWork>();
        services.AddSingleton<MissDetector>();
        services.AddSingleton<ApprovalReminders>();
        services.AddSingleton<HandReminders>();
        services.AddSingleton<PlanWatch>();
        services.AddSingleton<PostCommands>();
        services.AddSingleton<CorrectionCommands>();
        services.AddSingleton<SeriesMaker>();
        services.AddSingleton<SeriesFollowUp>();
        services.AddSingleton<SeriesOrphans>();
        services.AddSingleton<ImportSignal>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<SchoolImportRunner>();
        services.AddSingleton<PublicationCommands>();
        // First: until it has asked the networks, nothing that starts after it acts on our clock.
        services.AddHostedService<ClockWatchService>();
        services.AddHostedService<SweepService>();
        services.AddHostedService<MissDetectorService>();
        services.AddHostedService<DoubtResolverService>();
        services.AddHostedService<ReminderService>();
        services.AddHostedService<PlanWatchService>();
        services.AddHostedService<NotificationService>();
        services.AddHostedService<ChannelCareService>();
        services.AddHostedService<SeriesService>();
        services.AddHostedService<ImportService>();
        services.AddHostedService<KeptFormService>();
        return services;
    }
}
