using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

// Approving one of many that were read together.
public sealed partial class PostCommands
{
    /// <summary>
    /// Approves as planned what nothing speaks against. Stricter than <see cref="Approve(IPostWork, Guid, string, string?)"/>: a warning that nobody answered for, or a
    /// post that the approver alone wrote, asks for a look of its own.
    /// </summary>
    /// <param name="contentHash">Of the words and pictures that were on the screen.</param>
    /// <exception cref="RefusedException">It changed since, is decided already, or is not clean.</exception>
    public void ApproveClean(IPostWork work, Guid actorId, string contentHash)
    {
        if (RequireApprovable(work, actorId, contentHash)) throw new RefusedException(RefusalKind.Forbidden, "ManyAlone");
        if (linter.Lint(work).Verdict == LintVerdict.Warn) throw new RefusedException(RefusalKind.Conflict, "ManyNotClean");
        Approve(work, actorId, contentHash, null);
    }

    /// <summary>Whether this person could approve it together with others.</summary>
    public static bool IsClean(IPostWork work, LintReport report, Guid actorId) =>
        work.Post.Review == ReviewState.InReview && report.Verdict == LintVerdict.Pass && !work.Post.IsWrittenOnlyBy(actorId);
}
