using System.Text;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>
/// Decides whether one of the messages in a channel is the one whose sending ended in doubt. Errs towards a person: a message that only resembles ours is never
/// taken for it, and never counted as absence either.
/// </summary>
public static class ReadBackMatcher
{
    /// <summary>The share of our letters that stand at the same start and end of a message that resembles ours.</summary>
    private const double NearShare = 0.5;

    /// <param name="ExternalId">As <see cref="PublishOutcome.Accepted"/> has it.</param>
    /// <param name="Timestamp">Null when the network did not say: such a message stays a candidate.</param>
    /// <param name="SenderFits">False when the network names another sender than us.</param>
    public sealed record Candidate(string ExternalId, string? Url, string Text, int AttachmentCount, DateTimeOffset? Timestamp, bool SenderFits);

    /// <param name="reachedBack">The messages reach back to before the window, or are all there are.</param>
    /// <param name="unclear">Words for "near or several", given how many there are.</param>
    /// <param name="tooFew">Words for "did not reach back".</param>
    public static ReadBackResult Match(
        IEnumerable<Candidate> messages, ReadBackQuery query, ReadBackWindow window, bool reachedBack, Func<int, string> unclear, Func<string> tooFew)
    {
        // What we sent and nobody has claimed yet may be ours whatever it says by now: networks shorten addresses and replace mentions.
        var possible = messages.Where(message => window.Holds(message.Timestamp) && !query.KnownExternalIds.Contains(message.ExternalId)
            && (message.SenderFits || IsNear(message, query.PlainText))).ToList();
        var exact = possible.Where(message => message.SenderFits && message.AttachmentCount == query.AttachmentCount && Words(message.Text) == Words(query.PlainText)).ToList();
        if (window.IsSure && exact is [var found]) return new ReadBackResult.Found(found.ExternalId, found.Url, found.Timestamp);
        if (possible.Count > 0) return new ReadBackResult.Unclear(unclear(possible.Count));
        return reachedBack ? new ReadBackResult.Absent() : new ReadBackResult.Unclear(tooFew());
    }

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

    private static string Letters(string text) => string.Concat(Composed(text).Where(char.IsLetterOrDigit));

    // Any run of blanks and line ends counts as one blank.
    private static string Words(string text) => string.Join(' ', Composed(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair, as a network leaves it when it cuts a text.
            return text;
        }
    }
}
