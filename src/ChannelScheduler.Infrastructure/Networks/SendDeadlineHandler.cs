namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// The last look at the clock before a publishing request leaves: a process that was suspended between claim and send must not send into a lease
/// that somebody else holds by now. It stands next to the socket, after every other handler.
/// </summary>
public sealed class SendDeadlineHandler(TimeProvider timeProvider) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(NetworkRequest.SendDeadline, out var deadline))
            throw new InvalidOperationException("A publishing request needs a send deadline.");
        if (request.Content is null) throw new InvalidOperationException("A publishing request needs a content, or .NET may repeat it.");
        if (timeProvider.GetUtcNow() >= deadline) throw new SendDeadlinePassedException(deadline);
        return base.SendAsync(request, cancellationToken);
    }
}
