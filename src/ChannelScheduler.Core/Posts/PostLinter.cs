using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

/// <summary>
/// One gate for every door: save, submit, approve, dispatch and edits of what is out ask the same linter about the same input, and heed the same waivers.
/// How it will look on each network the linter finds out itself, so that no door can forget it.
/// </summary>
public sealed class PostLinter(IPolicySource policies, PublishingOptions options, TimeProvider time)
{
    private PolicyLinter Linter => new(policies.Current);

    public LintReport Lint(IPostWork work)
    {
        var input = InputOf(work);
        var report = Linter.Lint(input);
        return work.Waivers.Count == 0 ? report : WaiverMarks.Mark(report, input, work.Waivers, work.CurrentHash(), time.GetUtcNow());
    }

    /// <summary>True for words that would put somebody's private data where it is kept: a reason, a note.</summary>
    public bool NamesPrivateData(string words) => Linter.Lint(new LintInput { Text = words }).Findings.Any(finding => finding.IsPrivate);

    /// <summary>What the linter is asked about.</summary>
    public LintInput InputOf(IPostWork work)
    {
        var channels = work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => work.Channels[one.ChannelId]).ToList();
        var post = work.Post;
        return new LintInput
        {
            Title = post.Title,
            Text = post.Text,
            GospublicText = post.GospublicText,
            Channels = [.. channels.Select(channel => new LintChannel(channel.Kind, channel.Handle, SchoolInn: work.School.Inn))],
            Media = [.. post.Media.OrderBy(item => item.Position).Select(item => LintPictures.Of(work.Media[item.MediaId]))],
            PublishAt = post.PublishAt,
            Region = work.School.Region,
            // What is out is out: its time and its neighbours are nobody's choice any more.
            School = work.IsOut() ? null : work.Feed.ToLint(work.School, channels.Select(channel => channel.Environment), options),
            ShortenedBecause = work.Publications.FirstOrDefault(one => IsShortened(work, one))?.ReleaseReason,
        };
    }

    /// <summary>Waivers whose finding the post has not any more.</summary>
    public IReadOnlyList<Waiver> VoidWaivers(IPostWork work)
    {
        if (work.Waivers.Count == 0) return [];
        var input = InputOf(work);
        return WaiverMarks.Void(Linter.Lint(input), input, work.Waivers, work.CurrentHash());
    }

    /// <returns>Why policy blocks the post, for the whole of it or for one kind of channel; null when it does not.</returns>
    public Reason? Blocks(IPostWork work, ChannelKind? kind = null) =>
        BlockingRules(work, kind) is { Count: > 0 } rules ? new Reason("HoldPolicy", string.Join(", ", rules)) : null;

    /// <exception cref="RefusedException">Policy blocks the post; its rules are named with their titles, for who is there to read it.</exception>
    public void RequireUnblocked(IPostWork work)
    {
        if (BlockingRules(work, null) is not { Count: > 0 } rules) return;
        var set = policies.Current;
        throw new RefusedException(RefusalKind.Invalid, "PolicyBlocks", "text", string.Join(", ", rules.Select(id => $"{set.TitleOf(id)} ({id})")));
    }

    private List<string> BlockingRules(IPostWork work, ChannelKind? kind) =>
        [.. Lint(work).Findings
            .Where(finding => finding.Severity == FindingSeverity.Error && (kind is not { } one || finding.ChannelKinds.Count == 0 || finding.ChannelKinds.Contains(one)))
            .Select(finding => finding.RuleId).Distinct()];

    // One that waited its hours and was released for another cause lost nothing of them.
    private bool IsShortened(IPostWork work, Publication publication) =>
        publication is { Released: true, ReleaseReason: not null, Status: not PublicationStatus.Cancelled }
        && publication.DueAt < work.PredecessorOf(publication)?.ConfirmedAt + options.DelayFor(work.School);

    public bool HasWarnings(IPostWork work) => Lint(work).Verdict != LintVerdict.Pass;
}
