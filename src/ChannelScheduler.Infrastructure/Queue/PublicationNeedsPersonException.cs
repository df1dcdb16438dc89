namespace ChannelScheduler.Infrastructure.Queue;

/// <summary>
/// Never thrown: Hangfire's failed state asks for an exception, and one that was not thrown carries no stack to the dashboard.
/// </summary>
public sealed class PublicationNeedsPersonException(string message) : Exception(message);
