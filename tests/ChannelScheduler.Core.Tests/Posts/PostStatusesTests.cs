using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts;

public sealed class PostStatusesTests
{
    private static readonly PublicationStatus[] Statuses = Enum.GetValues<PublicationStatus>();

    [Theory]
    [InlineData(ReviewState.Draft, PostStatus.Draft)]
    [InlineData(ReviewState.InReview, PostStatus.InReview)]
    [InlineData(ReviewState.Rejected, PostStatus.Rejected)]
    [InlineData(ReviewState.Expired, PostStatus.Expired)]
    [InlineData(ReviewState.Cancelled, PostStatus.Cancelled)]
    public void Before_approval_the_review_is_the_status(ReviewState review, PostStatus status)
    {
        Assert.Equal(status, PostStatuses.Of(review, []));
        Assert.All(Statuses, one => Assert.Equal(status, PostStatuses.Of(review, [one])));
    }

    [Theory]
    [InlineData(PublicationStatus.Planned, PublicationStatus.Planned, PostStatus.Scheduled)]
    [InlineData(PublicationStatus.Scheduled, PublicationStatus.Planned, PostStatus.Scheduled)]
    [InlineData(PublicationStatus.Publishing, PublicationStatus.Planned, PostStatus.Publishing)]
    [InlineData(PublicationStatus.Retrying, PublicationStatus.Planned, PostStatus.Publishing)]
    [InlineData(PublicationStatus.InDoubt, PublicationStatus.Planned, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.AwaitingHand, PublicationStatus.Planned, PostStatus.AwaitingHand)]
    [InlineData(PublicationStatus.OnHold, PublicationStatus.Planned, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.Failed, PublicationStatus.OnHold, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.Missed, PublicationStatus.OnHold, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Planned, PostStatus.PartlyPublished)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Scheduled, PostStatus.PartlyPublished)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Publishing, PostStatus.Publishing)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Failed, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.Published, PublicationStatus.AwaitingHand, PostStatus.AwaitingHand)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Published, PostStatus.Published)]
    [InlineData(PublicationStatus.Published, PublicationStatus.Cancelled, PostStatus.Published)]
    [InlineData(PublicationStatus.Cancelled, PublicationStatus.OnHold, PostStatus.NeedsAttention)]
    [InlineData(PublicationStatus.Cancelled, PublicationStatus.Scheduled, PostStatus.Scheduled)]
    [InlineData(PublicationStatus.Cancelled, PublicationStatus.Cancelled, PostStatus.Cancelled)]
    [InlineData(PublicationStatus.Withdrawn, PublicationStatus.Cancelled, PostStatus.Withdrawn)]
    [InlineData(PublicationStatus.Withdrawn, PublicationStatus.Published, PostStatus.Published)]
    public void After_approval_the_publications_decide(PublicationStatus max, PublicationStatus gospublic, PostStatus status)
    {
        Assert.Equal(status, PostStatuses.Of(ReviewState.Approved, [max, gospublic]));
        Assert.Equal(status, PostStatuses.Of(ReviewState.Approved, [gospublic, max]));
    }

    [Fact]
    public void Whatever_needs_a_person_is_never_hidden_by_something_else()
    {
        PublicationStatus[] needPerson = [PublicationStatus.InDoubt, PublicationStatus.OnHold, PublicationStatus.Failed, PublicationStatus.Missed];
        foreach (var one in needPerson)
        {
            Assert.All(Statuses, other => Assert.Equal(PostStatus.NeedsAttention, PostStatuses.Of(ReviewState.Approved, [one, other])));
        }
    }

    [Fact]
    public void Published_is_said_only_when_nothing_waits()
    {
        foreach (var one in Statuses)
        {
            foreach (var other in Statuses.Where(_ => PostStatuses.Of(ReviewState.Approved, [one]) != PostStatus.Published))
            {
                if (PostStatuses.Of(ReviewState.Approved, [one, other]) != PostStatus.Published) continue;
                Assert.Contains(one, new[] { PublicationStatus.Cancelled, PublicationStatus.Withdrawn });
                Assert.Equal(PublicationStatus.Published, other);
            }
        }
    }
}
