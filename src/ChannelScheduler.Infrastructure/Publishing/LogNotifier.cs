using System.Globalization;
using ChannelScheduler.Core.Outbox;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>The first way to reach people: the log of the program, besides <c>GET /notifications</c>.</summary>
public sealed class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    public string Name => "log";

    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        logger.LogWarning("{Audience}: {Message} (post {PostId})", notification.Audience, notification.Message.ToText(CultureInfo.CurrentUICulture), notification.PostId);
        return Task.CompletedTask;
    }
}
