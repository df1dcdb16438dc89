using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Publishing;

/// <summary>The times of publishing, from the section <c>Publishing</c> of the configuration.</summary>
public sealed class PublishingOptions
{
    private IPolicySource? _policies;

    /// <summary>From the confirmed MAX post to the gospublic.</summary>
    public TimeSpan CrossPostDelay { get; set; } = TimeSpan.FromHours(4);

    /// <summary>The delay for a school: a region's pack may ask for a longer one.</summary>
    public TimeSpan DelayFor(School school)
    {
        ArgumentNullException.ThrowIfNull(school);
        if (_policies?.Current is not { } policies) return CrossPostDelay;
        var region = policies.For(school.Region).Publishing.Delay;
        return region > policies.Publishing.Delay && region > CrossPostDelay ? region : CrossPostDelay;
    }

    /// <summary>From now on regions are asked too.</summary>
    public void Heed(IPolicySource policies) => _policies = policies;

    /// <summary>A leader later than this is not sent by itself any more.</summary>
    public TimeSpan MissedAfter { get; set; } = TimeSpan.FromHours(2);

    public TimeSpan FollowerMissedAfter { get; set; } = TimeSpan.FromHours(20);

    /// <summary>Between the two reads that prove a message absent.</summary>
    public TimeSpan ReadBackGrace { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one send may take.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long uploads may take before the lease is lost.</summary>
    public TimeSpan PrepareTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Only instants this near are armed, so the cost does not grow with the backlog.</summary>
    public TimeSpan ArmingHorizon { get; set; } = TimeSpan.FromHours(1);

    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>At most one late post per channel in this time.</summary>
    public TimeSpan CatchUpSpacing { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>From the send deadline to the end of the lease: room to read the accepted post's address and to store the outcome.</summary>
    public TimeSpan LeaseMargin { get; } = TimeSpan.FromSeconds(10);

    /// <summary>From the moment at which people are asked to do something by hand to their one reminder.</summary>
    public TimeSpan HandReminderAfter { get; } = TimeSpan.FromMinutes(30);

    /// <summary>From the send deadline to the first read-back, which has to come after the lease's end.</summary>
    public TimeSpan FirstReadBackAfter => LeaseMargin + (ReadBackGrace / 4);

    public TimeSpan MissedAfterOf(Publication publication) => publication.PredecessorId is null ? MissedAfter : FollowerMissedAfter;
}
