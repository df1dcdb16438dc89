using ChannelScheduler.Core.Outbox;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>The first way to reach people: the log of the program, besides <c>GET /notifications</c>.</summary>
public sealed class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    public string Name => "log";

    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        // What it says may quote a title or a reason, and with them a telephone number or a name: those stay in the database.
        logger.LogWarning("{Audience}: {Code} (post {PostId})", notification.Audience, notification.Message.Code, notification.PostId);
        return Task.CompletedTask;
    }
}
