namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>What came of one request, before anyone says what it means.</summary>
public abstract record NetworkReply
{
    private NetworkReply() { }

    /// <summary>A whole answer was read.</summary>
    /// <param name="Body">As it came: for reading a success, never for a log.</param>
    /// <param name="CleanBody">The same without secrets: for messages and excerpts.</param>
    public sealed record Answered(int Status, string Body, string CleanBody, TimeSpan? RetryAfter = null) : NetworkReply
    {
        public override string ToString() => $"HTTP {Status}: {CleanBody}";
    }

    /// <summary>The request can't have reached the network.</summary>
    /// <param name="Fault">For people, in <see cref="NetworkTexts"/>.</param>
    /// <param name="Detail">For engineers, without secrets.</param>
    public sealed record NotSent(NetworkFault Fault, string Detail) : NetworkReply;

    /// <summary>The request may have reached the network; no whole answer came.</summary>
    /// <inheritdoc cref="NotSent" path="/param"/>
    public sealed record Broken(NetworkFault Fault, string Detail) : NetworkReply;
}
