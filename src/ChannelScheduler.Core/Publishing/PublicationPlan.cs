using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Who goes first, who follows, and when.</summary>
public static class PublicationPlan
{
    public static Publication Create(Guid schoolId, Guid postId, Channel channel, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        SchoolId = schoolId,
        PostId = postId,
        ChannelId = channel.Id,
        Kind = channel.Kind,
    };

    /// <summary>The gospublic follows the public MAX channel when the post goes to both; everything else stands alone.</summary>
    public static void Chain(IReadOnlyCollection<Publication> publications, DateTimeOffset? publishAt)
    {
        var leader = publications.SingleOrDefault(one => one.Kind == ChannelKind.MaxPublic && one.Status != PublicationStatus.Cancelled);
        foreach (var publication in publications.Where(one => one.Status == PublicationStatus.Planned))
        {
            publication.PredecessorId = publication.Kind == ChannelKind.Gospublic ? leader?.Id : null;
            // Behind a MAX post that is out its time is known: it waits for the approval of a correction, and not for ever.
            if (publication.PredecessorId is null) publication.SetDue(publishAt);
            else if (leader!.Status != PublicationStatus.Published) publication.SetDue(null);
        }
    }

    /// <summary>After approval: whoever waits for nobody is scheduled, at the planned time, or now when a correction comes after it.</summary>
    public static void Approve(Publication publication, DateTimeOffset? publishAt, DateTimeOffset now)
    {
        if (publication.Status != PublicationStatus.Planned || publication.PredecessorId is not null) return;
        publication.SetDue(publishAt > now ? publishAt : now);
        publication.MoveTo(PublicationStatus.Scheduled);
    }

    /// <summary>After an edit: nothing is claimable until the next approval.</summary>
    public static void Unschedule(Publication publication)
    {
        (publication.Released, publication.DespiteMax) = (false, false);
        if (publication.Status is PublicationStatus.Cancelled or PublicationStatus.Published or PublicationStatus.Withdrawn) return;
        if (publication.Status != PublicationStatus.Planned) publication.MoveTo(PublicationStatus.Planned);
    }

    /// <summary>After a correction: what still waits takes the corrected words after their approval. What ended stays as it ended.</summary>
    public static void AwaitApproval(Publication publication)
    {
        if (publication.Status is PublicationStatus.Scheduled or PublicationStatus.Retrying or PublicationStatus.OnHold) Unschedule(publication);
    }

    /// <summary>
    /// Brings a follower in line with its predecessor: planned from the confirmed post, on hold when there will be none, waiting otherwise.
    /// </summary>
    /// <returns>True when the follower changed.</returns>
    public static bool Follow(Publication follower, Publication predecessor, School school, PublishingOptions options) => predecessor.Status switch
    {
        PublicationStatus.Published => Schedule(follower, DueAfter(predecessor, school, options)),
        PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.Cancelled or PublicationStatus.Withdrawn => HoldFor(follower, predecessor.Status),
        _ => Wait(follower),
    };

    /// <summary>The confirmed MAX time plus the delay, moved out of the quiet hours.</summary>
    public static DateTimeOffset DueAfter(Publication predecessor, School school, PublishingOptions options) =>
        DueAfter(predecessor.ConfirmedAt!.Value, school, options);

    /// <summary>When the follower goes out if MAX confirms its post at this instant: the delay later, moved out of the quiet hours.</summary>
    public static DateTimeOffset DueAfter(DateTimeOffset confirmedAt, School school, PublishingOptions options) =>
        school.QuietHours.NextAllowed(confirmedAt + options.DelayFor(school), school.Zone);

    private static bool Schedule(Publication follower, DateTimeOffset dueAt)
    {
        if (follower.Status == PublicationStatus.OnHold && follower.HoldCause != Publishing.HoldCause.Predecessor) return false;
        if (follower.Status is not (PublicationStatus.Planned or PublicationStatus.OnHold)) return false;
        // A person moved it to later, before a correction made it wait: their time stands.
        if (!(follower.DueAt > dueAt)) follower.SetDue(dueAt);
        follower.MoveTo(PublicationStatus.Scheduled);
        return true;
    }

    /// <summary>MAX will not be out, or not any more: the follower waits for a person.</summary>
    public static bool HoldFor(Publication follower, PublicationStatus predecessor)
    {
        // It was released behind a MAX post that was out; now there is none, and the gate has to ask again.
        follower.Released = false;
        if (follower.Status is not (PublicationStatus.Planned or PublicationStatus.Scheduled or PublicationStatus.AwaitingHand)) return false;
        follower.Hold(Publishing.HoldCause.Predecessor, new Reason("HoldPredecessor" + predecessor));
        follower.SetDue(null);
        return true;
    }

    private static bool Wait(Publication follower)
    {
        if (follower.Status != PublicationStatus.OnHold || follower.HoldCause != Publishing.HoldCause.Predecessor) return false;
        follower.MoveTo(PublicationStatus.Planned);
        follower.SetDue(null);
        return true;
    }
}
