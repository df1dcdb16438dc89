using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// Decides whether one of the messages in a channel is the one whose sending ended in doubt. Errs towards a person: a message that only resembles ours is never
/// taken for it, and never counted as absence either.
/// </summary>
public static class ReadBackMatcher
{
    /// <summary>How far the network's clock may stand from ours before a message falls out of the window.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>The share of our letters that stand at the same start and end of a message that resembles ours.</summary>
    private const double NearShare = 0.5;

    /// <param name="ExternalId">As <see cref="PublishOutcome.Accepted"/> has it.</param>
    /// <param name="Timestamp">Null when the network did not say: such a message stays a candidate.</param>
    /// <param name="SenderFits">False when the network names another sender than us.</param>
    public sealed record Candidate(string ExternalId, string? Url, string Text, int AttachmentCount, DateTimeOffset? Timestamp, bool SenderFits);

    /// <param name="reachedBack">The messages reach back to before the attempt, or are all there are.</param>
    /// <param name="unclear">Words for "near or several", given how many there are.</param>
    /// <param name="tooFew">Words for "did not reach back".</param>
    public static ReadBackResult Match(IEnumerable<Candidate> messages, ReadBackQuery query, bool reachedBack, Func<int, string> unclear, Func<string> tooFew)
    {
        var near = messages.Where(message => InWindow(message, query) && !query.KnownExternalIds.Contains(message.ExternalId) && IsNear(message, query.PlainText)).ToList();
        var exact = near.Where(message => message.SenderFits && message.AttachmentCount == query.AttachmentCount && Lines(message.Text) == Lines(query.PlainText)).ToList();
        if (exact is [var found]) return new ReadBackResult.Found(found.ExternalId, found.Url, found.Timestamp);
        if (near.Count > 0) return new ReadBackResult.Unclear(unclear(near.Count));
        return reachedBack ? new ReadBackResult.Absent() : new ReadBackResult.Unclear(tooFew());
    }

    public static DateTimeOffset WindowStart(ReadBackQuery query) => query.SentAfter - ClockTolerance;

    private static bool InWindow(Candidate message, ReadBackQuery query) =>
        message.Timestamp is not { } time || (time >= WindowStart(query) && time <= query.SendDeadline + ClockTolerance);

    // Letters and digits only, and generous: how a network spells blank lines, marks, escapes and links must not make our own message look like a stranger's.
    // A false likeness costs a person a look, a missed one a second post.
    private static bool IsNear(Candidate message, string expectedText)
    {
        var (actual, expected) = (Letters(message.Text), Letters(expectedText));
        if (expected.Length == 0) return actual.Length == 0;
        var shorter = Math.Min(actual.Length, expected.Length);
        var start = 0;
        while (start < shorter && actual[start] == expected[start]) start++;
        var end = 0;
        while (end < shorter - start && actual[^(end + 1)] == expected[^(end + 1)]) end++;
        return start + end >= expected.Length * NearShare;
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
