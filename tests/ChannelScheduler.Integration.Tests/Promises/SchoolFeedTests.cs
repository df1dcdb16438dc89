using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Recurring;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>What the linter is told of the school's other posts, by the real store.</summary>
public sealed class SchoolFeedTests
{
    private const string Words = "Приглашаем родителей и детей на осенний концерт школьного хора.";

    [Fact]
    public async Task A_post_that_says_again_what_is_planned_or_out_gets_a_warning_with_its_title_and_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync(world.Now.AddHours(1), Words);
        var second = await world.WriteAsync(world.Now.AddHours(5), Words);
        Assert.Contains("запланирован в публикации «Новость» (15.09.2026 11:00)", await MessageAsync(world, second, "PUB005"), StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Single(world.Max.Sent);
        Assert.Contains("уже вышел в публикации «Новость» (15.09.2026 11:00)", await MessageAsync(world, second, "PUB005"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_stops_nobody_but_who_would_approve_their_own_words()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync(world.Now.AddHours(1), Words);
        await world.ApproveAsync(world.Now.AddHours(1.5), Words);
        await world.LiveAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(30));
        Assert.Equal(2, world.Max.Sent.Count);
    }

    [Theory]
    [InlineData(ReviewState.Draft, false)]
    [InlineData(ReviewState.InReview, true)]
    [InlineData(ReviewState.Approved, true)]
    [InlineData(ReviewState.Rejected, false)]
    [InlineData(ReviewState.Cancelled, false)]
    public async Task Only_what_is_in_review_or_approved_counts(ReviewState review, bool counts)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var other = await world.WriteAsync(world.Now.AddHours(1), Words);
        if (review != ReviewState.Draft) await world.DoAsync(other, (commands, work) => commands.Submit(work, world.Author));
        await world.DoAsync(other, (commands, work) =>
        {
            if (review == ReviewState.Approved) commands.Approve(work, world.Approver, work.CurrentHash(), null);
            if (review == ReviewState.Rejected) commands.Reject(work, world.Approver, "нет");
            if (review == ReviewState.Cancelled) commands.Cancel(work, world.Author);
        });

        Assert.Equal(counts, await FindsAsync(world, await world.WriteAsync(world.Now.AddHours(1), Words), "PUB005"));
    }

    [Theory]
    [InlineData(PublicationStatus.Failed, false)]
    [InlineData(PublicationStatus.Missed, false)]
    [InlineData(PublicationStatus.Withdrawn, false)]
    [InlineData(PublicationStatus.OnHold, true)]
    [InlineData(PublicationStatus.InDoubt, true)]
    public async Task What_nobody_can_read_may_be_said_again(PublicationStatus status, bool counts)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var other = await world.ApproveAsync(world.Now.AddHours(1), Words, world.MaxChannel);
        await world.ChangeAsync(async db => db.Entry(await db.Publications.SingleAsync(one => one.PostId == other)).Property(one => one.Status).CurrentValue = status);

        Assert.Equal(counts, await FindsAsync(world, await world.WriteAsync(world.Now.AddHours(1), Words, world.MaxChannel), "PUB005"));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task What_was_out_long_ago_may_be_said_again(int days, bool counts)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync(text: Words);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        var second = await world.WriteAsync(world.Now.AddDays(days), Words);

        Assert.Equal(counts, await FindsAsync(world, second, "PUB005"));
        world.Time.Advance(TimeSpan.FromDays(days - 1));
        Assert.Equal(counts, await FindsAsync(world, second, "PUB005"));
    }

    [Fact]
    public async Task A_try_in_the_sandbox_says_nothing_about_a_live_channel()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync(world.Now.AddHours(1), Words, world.MaxChannel);
        var live = new Channel
        {
            Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.MaxPublic, Network = Network.Max, Name = "Настоящий", Handle = "id0012345673_gos", ExternalId = "-70000000000002",
            Environment = ChannelEnvironment.Live, CreatedAt = world.Now,
        };
        await world.ChangeAsync(db => Task.FromResult(db.Channels.Add(live)));

        Assert.True(await FindsAsync(world, await world.WriteAsync(world.Now.AddHours(1), Words, world.MaxChannel), "PUB005"));
        Assert.False(await FindsAsync(world, await world.WriteAsync(world.Now.AddHours(1), Words, live), "PUB005"));
    }

    [Fact]
    public async Task Posts_of_one_series_may_say_the_same_and_any_other_post_that_repeats_them_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SeriesMakerTests.AddAsync(world);
        await SeriesMakerTests.MakeAsync(world);
        var days = await SeriesMakerTests.PostsAsync(world);
        Assert.Equal(["Каша и чай.", "Каша и чай."], days.Select(one => one.Text));
        foreach (var day in days) Assert.False(await FindsAsync(world, day.Id, "PUB005"));

        var other = await world.WriteAsync(world.Now.AddHours(1), "Каша и чай.");
        Assert.True(await FindsAsync(world, other, "PUB005"));
        // Another series is no excuse.
        await SeriesMakerTests.AddAsync(world, series => series.Weekdays = [DayOfWeek.Thursday]);
        await SeriesMakerTests.MakeAsync(world);
        Assert.True(await FindsAsync(world, days[0].Id, "PUB005"));
    }

    [Fact]
    public async Task Another_schools_posts_are_not_compared()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var other = await world.ApproveAsync(world.Now.AddHours(1), Words);
        await using var db = world.OpenDb();
        Assert.Single((await SchoolFeeds.ReadAsync(db, world.School.Id, null, world.Now, null, CancellationToken.None)).Posts);
        Assert.Empty((await SchoolFeeds.ReadAsync(db, world.School.Id, other, world.Now, null, CancellationToken.None)).Posts);
        var feed = await SchoolFeeds.ReadAsync(db, Guid.NewGuid(), null, world.Now, null, CancellationToken.None);
        Assert.Empty(feed.Posts);
        Assert.Empty(feed.Channels);
    }

    [Fact]
    public async Task A_shortened_delay_is_a_warning_with_the_content_admins_reason()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(text: Words);
        await world.PassAsync();
        Assert.False(await FindsAsync(world, post, "PUB002"));

        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, vk) => commands.Release(work, vk, world.Approver, "Школа закрыта из-за мороза"));
        Assert.Contains("Школа закрыта из-за мороза", await MessageAsync(world, post, "PUB002"), StringComparison.Ordinal);
        await world.PassAsync();
        Assert.Single(world.Vk.Sent);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(5, false)]
    public async Task A_follower_that_is_moved_says_whether_its_delay_was_shortened(int hours, bool isShortened)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(text: Words);
        await world.PassAsync();
        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, vk) => commands.Reschedule(work, vk, world.Approver, world.Now.AddHours(hours), "Срочно"));

        Assert.Equal(isShortened, await FindsAsync(world, post, "PUB002"));
    }

    [Fact]
    public async Task Once_it_is_out_a_post_is_not_compared_any_more()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(text: Words);
        await world.ApproveAsync(world.Now.AddMinutes(30), Words);
        Assert.True(await FindsAsync(world, post, "PUB005"));
        await world.PassAsync();

        Assert.False(await FindsAsync(world, post, "PUB005"));
        await using var work = await world.OpenAsync(post);
        Assert.Same(SchoolFeed.Empty, work.Feed);
    }

    [Fact]
    public async Task A_school_that_publishes_without_end_is_read_up_to_a_bound()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(db =>
        {
            for (var number = 0; number < 500; number++)
            {
                var post = new Post { Id = Guid.NewGuid(), SchoolId = world.School.Id, Title = "Новость", Text = "Новость " + number, CreatedAt = world.Now };
                post.AskForReview(world.Now);
                var publication = PublicationPlan.Create(world.School.Id, post.Id, world.MaxChannel, world.Now);
                publication.SetDue(world.Now.AddMinutes(number));
                db.AddRange(post, publication);
            }

            return Task.CompletedTask;
        });

        await using var work = await world.OpenAsync(await world.WriteAsync(world.Now.AddHours(1), Words));
        Assert.Equal(400, work.Feed.Posts.Count);
    }

    private static async Task<IReadOnlyList<Finding>> LintAsync(PublishingWorld world, Guid postId, string ruleId)
    {
        await using var work = await world.OpenAsync(postId);
        return [.. world.Get<PostLinter>().Lint(work).Findings.Where(finding => finding.RuleId == ruleId)];
    }

    private static async Task<bool> FindsAsync(PublishingWorld world, Guid postId, string ruleId) => (await LintAsync(world, postId, ruleId)).Count > 0;

    private static async Task<string> MessageAsync(PublishingWorld world, Guid postId, string ruleId) => (await LintAsync(world, postId, ruleId)).Single().Message;
}
