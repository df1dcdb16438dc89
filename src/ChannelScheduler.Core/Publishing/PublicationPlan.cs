using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>Who goes first, who follows, and when.</summary>
public static class PublicationPlan
{
    /// <summary>One publication per channel; the gospublic follows the public MAX channel when the post has both.</summary>
    public static IReadOnlyList<Publication> Create(Guid schoolId, Guid postId, DateTimeOffset? publishAt, IEnumerable<Channel> channels, Func<Guid> newId)
    {
        var publications = channels.Select(channel => new Publication
        {
            Id = newId(),
            SchoolId = schoolId,
            PostId = postId,
            ChannelId = channel.Id,
            Kind = channel.Kind,
        }).ToList();
        var leader = publications.Find(publication => publication.Kind == ChannelKind.MaxPublic);
        foreach (var publication in publications)
        {
            if (publication.Kind == ChannelKind.Gospublic) publication.PredecessorId = leader?.Id;
            publication.SetDue(publication.PredecessorId is null ? publishAt : null);
        }
        return publications;
    }

    /// <summary>After approval: whoever waits for nobody is scheduled, at the planned time or now.</summary>
    public static void Approve(Publication publication, DateTimeOffset? publishAt, DateTimeOffset now)
    {
        if (publication.Status != PublicationStatus.Planned || publication.PredecessorId is not null) return;
        publication.SetDue(publishAt ?? now);
        publication.MoveTo(PublicationStatus.Scheduled);
    }

    /// <summary>After an edit: nothing is claimable until the next approval.</summary>
    public static void Unschedule(Publication publication, DateTimeOffset? publishAt)
    {
        if (publication.Status is PublicationStatus.Cancelled or PublicationStatus.Published or PublicationStatus.Withdrawn) return;
        if (publication.Status != PublicationStatus.Planned) publication.MoveTo(PublicationStatus.Planned);
        publication.Released = false;
        publication.SetDue(publication.PredecessorId is null ? publishAt : null);
    }

    /// <summary>
    /// Brings a follower in line with its predecessor: planned from the confirmed post, on hold when there will be none, waiting otherwise.
    /// </summary>
    /// <returns>True when the follower changed.</returns>
    public static bool Follow(Publication follower, Publication predecessor, School school, PublishingOptions options) => predecessor.Status switch
    {
        PublicationStatus.Published => Schedule(follower, DueAfter(predecessor, school, options)),
        PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.Cancelled or PublicationStatus.Withdrawn => HoldFor(follower, predecessor),
        _ => Wait(follower),
    };

    /// <summary>The confirmed MAX time plus the delay, moved out of the quiet hours.</summary>
    public static DateTimeOffset DueAfter(Publication predecessor, School school, PublishingOptions options) =>
        school.QuietHours.NextAllowed(predecessor.ConfirmedAt!.Value + options.CrossPostDelay, school.Zone);

    private static bool Schedule(Publication follower, DateTimeOffset dueAt)
    {
        if (follower.Status == PublicationStatus.OnHold && follower.HoldCause != Publishing.HoldCause.Predecessor) return false;
        if (follower.Status is not (PublicationStatus.Planned or PublicationStatus.OnHold)) return false;
        follower.SetDue(dueAt);
        follower.MoveTo(PublicationStatus.Scheduled);
        return true;
    }

    private static bool HoldFor(Publication follower, Publication predecessor)
    {
        if (follower.Status is not (PublicationStatus.Planned or PublicationStatus.Scheduled)) return false;
        follower.Hold(Publishing.HoldCause.Predecessor, new Reason("HoldPredecessor" + predecessor.Status));
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
