using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>What the dashboard says of one publication. Read at display time: no job carries any of it.</summary>
internal sealed record PublicationLine(
    Guid Id, Guid PostId, string Title, string School, string TimeZone, string Channel, ChannelKind Kind, ChannelEnvironment Environment,
    PublicationStatus Status, Reason? Reason, ReviewState Review, DateTimeOffset? ReadyAt, DateTimeOffset? PublishAt, Guid? PredecessorId, string? Predecessor, string? Follower)
{
    public bool IsSandbox => Environment == ChannelEnvironment.Sandbox;

    public string PostPath => $"/posts/{PostId}";

    /// <summary>The name that people see in Hangfire's lists.</summary>
    public string Name => DashboardTexts.Get(IsSandbox ? "JobNameSandbox" : "JobName", ShownTitle, Channel, School);

    public string ShownTitle => Title.Length == 0 ? DashboardTexts.Get("Untitled") : Title;
}
