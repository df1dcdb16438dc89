using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

// A warning that somebody answers for.
public sealed partial class PostCommands
{
    /// <summary>
    /// Waives one warning. Never by whoever alone wrote the post, not even where a school allows approving one's own: that asks for "no warning left", and who could
    /// waive their own would have none.
    /// </summary>
    /// <param name="start">Of the finding in its field; null takes the first of that rule and field.</param>
    /// <param name="until">Null means <see cref="Waiver.UsualTime"/> from now.</param>
    /// <exception cref="RefusedException">No such warning, a block, the sole author, or a time that is past or too far.</exception>
    public Waiver Waive(IPostWork work, Guid actorId, string actorName, string ruleId, string field, int? start, string reason, DateTimeOffset? until)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        if (work.Post.Review == ReviewState.Cancelled) throw new RefusedException(RefusalKind.Conflict, "PostCancelled");
        if (work.Post.IsWrittenOnlyBy(actorId)) throw new RefusedException(RefusalKind.Forbidden, "WaiveAlone");
        var end = (until ?? now + Waiver.UsualTime).TruncateToMilliseconds();
        if (end <= now) throw new RefusedException(RefusalKind.Invalid, "WaiveUntilPast", "until");
        if (end > now + Waiver.LongestTime) throw new RefusedException(RefusalKind.Invalid, "WaiveUntilFar", "until");
        if (linter.NamesPrivateData(reason)) throw new RefusedException(RefusalKind.Invalid, "WaivePrivate", "reason");
        var report = linter.Lint(work);
        var finding = report.Findings.FirstOrDefault(one => one.RuleId == ruleId && one.Field == field && one.Waiver is null && (start is null || one.Span?.Start == start))
            ?? throw new RefusedException(RefusalKind.Conflict, "WaiveGone", "ruleId");
        if (finding.Severity == FindingSeverity.Error) throw new RefusedException(RefusalKind.Conflict, "WaiveBlock", "ruleId", ruleId);
        if (finding.Severity == FindingSeverity.Advice) throw new RefusedException(RefusalKind.Conflict, "WaiveAdvice", "ruleId", ruleId);
        var id = Guid.CreateVersion7(now);
        var waiver = new Waiver
        {
            Id = id, PostId = work.Post.Id, RuleId = ruleId, Field = field, Key = WaiverMarks.KeyOf(id, finding, report, linter.InputOf(work), work.CurrentHash()),
            Reason = reason, GivenById = actorId, GivenBy = actorName, GivenAt = now, Until = end,
        };
        work.Add(waiver);
        // The report is another now: whoever looks at the old one is told.
        Touch(work, now);
        work.Audit("post.waived", now, actorId, details: string.Create(CultureInfo.InvariantCulture, $"{ruleId} {field}, {end:O}: {reason}"));
        return waiver;
    }

    /// <summary>Takes a waiver back: the warning counts again.</summary>
    /// <exception cref="RefusedException">There is none, or not any more.</exception>
    public void Revoke(IPostWork work, Guid actorId, Guid waiverId)
    {
        var waiver = work.Waivers.FirstOrDefault(one => one.Id == waiverId) ?? throw new RefusedException(RefusalKind.Conflict, "WaiverGone");
        var now = time.GetUtcNow();
        work.Remove(waiver);
        Touch(work, now);
        work.Audit("post.waiver-revoked", now, actorId, details: $"{waiver.RuleId} {waiver.Field}");
    }
}
