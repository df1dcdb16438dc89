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
    public sealed record NotSent(string Message) : NetworkReply;

    /// <summary>The request may have reached the network; no whole answer came.</summary>
    public sealed record Broken(string Message) : NetworkReply;
}
