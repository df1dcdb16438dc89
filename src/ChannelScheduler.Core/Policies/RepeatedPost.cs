using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies;

/// <summary>Another post whose words on some channel are those that this post has on some channel, or nearly so.</summary>
/// <param name="Kind">Where this post says it.</param>
/// <param name="Publication">Where and when the other says it.</param>
/// <param name="IsSame">The same words in the same order; else nearly the same.</param>
public sealed record RepeatedPost(ChannelKind Kind, OtherPost Other, OtherPublication Publication, bool IsSame)
{
    /// <summary>When the other says it there; where that waits for another channel, when it says it first.</summary>
    public DateTimeOffset? At => Publication.At ?? Other.At;

    /// <summary>Compares each wording of the post once with each wording of the others.</summary>
    internal static IReadOnlyList<RepeatedPost> Of(LintInput input, PublishingLimits limits)
    {
        if (input.School?.OtherPosts is not { Count: > 0 } others) return [];
        var found = new List<RepeatedPost>();
        foreach (var kinds in LintField.TargetsOf(input).GroupBy(input.TextFor, StringComparer.Ordinal))
        {
            var words = TextFingerprint.Of(kinds.Key);
            if (words.IsEmpty) continue;
            foreach (var other in others)
            {
                foreach (var publication in other.Publications)
                {
                    var likeness = words.Likeness(other.WordsFor(publication.Kind));
                    if (likeness < limits.Duplicates.Likeness) continue;
                    foreach (var kind in kinds) found.Add(new RepeatedPost(kind, other, publication, likeness >= 1));
                }
            }
        }

        return found;
    }
}
