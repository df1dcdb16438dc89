using ChannelScheduler.Core.Posts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts;

public sealed class ReviewTransitionsTests
{
    [Fact]
    public void Every_pair_is_either_in_the_table_or_throws()
    {
        foreach (var from in Enum.GetValues<ReviewState>())
        {
            foreach (var to in Enum.GetValues<ReviewState>())
            {
                var post = At(from);
                if (ReviewTransitions.All.Any(move => move.From == from && move.To == to)) post.MoveTo(to);
                else Assert.Throws<InvalidOperationException>(() => post.MoveTo(to));
            }
        }
    }

    [Fact]
    public void Only_a_post_in_review_is_approved_and_cancelled_is_the_end()
    {
        Assert.Equal([ReviewState.InReview], ReviewTransitions.All.Where(move => move.To == ReviewState.Approved).Select(move => move.From));
        Assert.DoesNotContain(ReviewTransitions.All, move => move.From == ReviewState.Cancelled);
    }

    [Fact]
    public void Leaving_approved_forgets_who_approved_what()
    {
        var post = At(ReviewState.InReview);
        post.Approve(Guid.NewGuid(), "hash", DateTimeOffset.UnixEpoch);
        post.MoveTo(ReviewState.InReview);
        Assert.Null(post.ApprovedHash);
        Assert.Null(post.ApprovedById);
        Assert.Null(post.ApprovedAt);
    }

    private static Post At(ReviewState state)
    {
        var post = new Post { Title = "", Text = "" };
        if (state == ReviewState.Draft) return post;
        if (state != ReviewState.Cancelled) post.MoveTo(ReviewState.InReview);
        if (state != ReviewState.InReview) post.MoveTo(state);
        return post;
    }
}
