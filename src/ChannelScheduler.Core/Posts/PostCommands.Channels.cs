using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Posts;

// Another channel of the same kind in the place of a wrong one.
public sealed partial class PostCommands
{
    /// <summary>The publication waits for its time, an approval, a retry or a person's release: nothing of it can be out.</summary>
    public static bool IsWaiting(PublicationStatus status) =>
        status is PublicationStatus.Planned or PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.OnHold;

    /// <returns>A key of the refusals' texts: why this post stays with its channel for now; null when it may change to the other.</returns>
    public static string? WhyKeepsChannel(IPostWork work, Guid wrongId, Guid rightId)
    {
        var wrong = work.Publications.SingleOrDefault(one => one.ChannelId == wrongId);
        if (work.Publications.Any(one => one.Status is PublicationStatus.Publishing or PublicationStatus.InDoubt)) return "OnItsWay";
        if (work.Publications.Any(one => one.MayStandByHand() || one.Status == PublicationStatus.AwaitingHand)) return "HandUnanswered";
        if (wrong is null || !IsWaiting(wrong.Status)) return "ReplaceEnded";
        // Brought back beside what stands there already, it would be there twice.
        return work.Publications.Any(one => one.ChannelId == rightId && one.Status != PublicationStatus.Cancelled) ? "ReplaceThere" : null;
    }

    /// <summary>
    /// Sends what waits for one channel to another of the same kind. An approval is of its channels, too, so it is asked for anew; whoever follows, follows the new one.
    /// </summary>
    /// <exception cref="RefusedException">The publication is being sent, in doubt, in a person's hands, or does not wait.</exception>
    public void ReplaceChannel(IPostWork work, Guid wrongId, Channel right, Guid actorId)
    {
        if (WhyKeepsChannel(work, wrongId, right.Id) is { } why) throw new RefusedException(RefusalKind.Conflict, why);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var post = work.Post;
        var (before, planned) = (post.Review, post.PublishAt);
        var wrong = work.Channels[wrongId];
        var (former, due) = work.Publications.Where(one => one.ChannelId == wrongId).Select(one => (one.Id, one.DueAt)).Single();
        foreach (var publication in work.Publications) PublicationPlan.AwaitApproval(publication);
        work.ReplaceChannels([.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled && one.ChannelId != wrongId).Select(one => work.Channels[one.ChannelId]), right]);
        // Whoever followed the former one follows the new one, whatever became of it.
        var present = work.Publications.Single(one => one.ChannelId == right.Id);
        foreach (var follower in work.Publications.Where(one => one.PredecessorId == former)) follower.PredecessorId = present.Id;
        // Behind a MAX post that is out its time is known and stays: without one it would wait for an approval for ever and nobody would be told.
        if (work.Publications.Any(one => one.Id == present.PredecessorId && one.Status == PublicationStatus.Published)) present.SetDue(due);
        post.ChannelReplacedBy(actorId, blocked: !work.IsOut() && linter.Blocks(work) is not null, now);
        work.Audit("post.channel-replaced", now, actorId, details: $"{wrong.Name} ({wrong.ExternalId}) -> {right.Name} ({right.ExternalId})");
        DropVoidWaivers(work, actorId, now);
        AskAgain(work, before, planned, now);
        // The words are the authors' still; they would look for the post among those that are planned.
        if (before == ReviewState.Approved && post.Review == ReviewState.InReview) work.Notify(Role.PressOfficer, "NotifyChannelReplaced", now, null, right.Name);
    }
}
