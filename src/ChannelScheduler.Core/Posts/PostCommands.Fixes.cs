using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

// What a person does with a finding. Both are edits: approvals are void, and whoever does it is an author.
public sealed partial class PostCommands
{
    /// <summary>Makes one change that a finding offers.</summary>
    /// <exception cref="RefusedException">The post does not offer it any more, or as for an edit.</exception>
    public void Fix(IPostWork work, FixChoice choice, Guid actorId)
    {
        var fix = Offered(work, choice);
        if (fix is SplitSpan) throw new RefusedException(RefusalKind.Conflict, "FixIsSplit", "kind");
        Edit(work, PostDraft.Of(work).With(choice.Field, fix), actorId);
        work.Audit("post.fixed", time.GetUtcNow(), actorId, details: $"{choice.RuleId} {fix.Kind}");
    }

    /// <summary>Moves the part that belongs to members out of the post, into a draft for the school's closed channel. Both are committed together.</summary>
    /// <param name="closed">A new, empty post of the same school.</param>
    /// <param name="channel">The school's closed channel.</param>
    /// <exception cref="RefusedException">The post does not offer it any more, or as for an edit.</exception>
    public void Split(IPostWork work, FixChoice choice, IPostWork closed, Channel channel, Guid actorId)
    {
        if (Offered(work, choice) is not SplitSpan fix) throw new RefusedException(RefusalKind.Conflict, "FixStale");
        var draft = PostDraft.Of(work);
        var part = draft.TextOf(choice.Field)!.Substring(fix.Span.Start, fix.Span.Length).Trim();
        // The words are those of whoever wrote them here.
        closed.Post.WrittenBy(work.Post.AuthorIds);
        Edit(work, draft.With(choice.Field, fix), actorId);
        Edit(closed, new PostDraft(draft.Title, part, null, [channel], draft.PublishAt, draft.PublishAtZone, [], null), actorId);
        var now = time.GetUtcNow();
        work.Audit("post.split", now, actorId, details: closed.Post.Id.ToString());
        closed.Audit("post.split-from", now, actorId, details: work.Post.Id.ToString());
        closed.Notify(Role.PressOfficer, "NotifySplit", now);
    }

    private TextFix Offered(IPostWork work, FixChoice choice) => choice.In(linter.Lint(work)) ?? throw new RefusedException(RefusalKind.Conflict, "FixStale");

    // A finding that is gone takes its waiver along, so that the same words do not come back unseen.
    private void DropVoidWaivers(IPostWork work, Guid actorId, DateTimeOffset now) => DropVoidWaivers(work, linter, actorId, now);

    internal static void DropVoidWaivers(IPostWork work, PostLinter linter, Guid actorId, DateTimeOffset now)
    {
        foreach (var waiver in linter.VoidWaivers(work))
        {
            work.Remove(waiver);
            work.Audit("post.waiver-void", now, actorId, details: $"{waiver.RuleId} {waiver.Field}");
        }
    }
}
