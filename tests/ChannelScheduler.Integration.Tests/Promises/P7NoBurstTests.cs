using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P7: after an outage, or after a channel's stop, nothing goes out in a heap.</summary>
public sealed class P7NoBurstTests
{
    [Fact]
    public async Task After_three_hours_of_outage_leaders_are_missed_and_a_person_decides()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var posts = await ApproveManyAsync(world, 4, world.Now.AddMinutes(30));
        world.Time.Advance(TimeSpan.FromHours(3.5));
        await world.RestartAsync();
        await world.PassAsync();
        foreach (var post in posts)
        {
            Assert.Equal(PublicationStatus.Missed, (await world.MaxAsync(post)).Status);
            Assert.Equal("HoldPredecessorMissed", (await world.VkAsync(post)).Reason!.Code);
        }
        await world.LiveAsync(TimeSpan.FromDays(1), TimeSpan.FromHours(1));
        Assert.Empty(world.Max.Sent);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task A_leader_goes_exactly_up_to_the_bound_and_not_a_moment_later()
    {
        foreach (var (late, status) in new[] { (TimeSpan.Zero, PublicationStatus.Published), (TimeSpan.FromMilliseconds(1), PublicationStatus.Missed) })
        {
            await using var world = await PublishingWorld.CreateAsync();
            var post = await world.ApproveAsync(channels: world.MaxChannel);
            world.Time.Advance(world.Options.MissedAfter + late);
            await world.PassAsync();
            Assert.Equal(status, (await world.MaxAsync(post)).Status);
        }
    }

    [Fact]
    public async Task Late_leaders_go_one_in_ten_minutes_per_channel()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await ApproveManyAsync(world, 3, null);
        world.Time.Advance(TimeSpan.FromMinutes(30));
        await AssertOneInTenMinutesAsync(world, world.Max, 3);
    }

    [Fact]
    public async Task Followers_that_are_hours_late_go_one_in_ten_minutes_per_channel()
    {
        await using var world = await PublishingWorld.CreateAsync();
        // MAX at 10:00, due at 14:00; the outage ends at 19:00, two hours before the quiet hours.
        await ApproveManyAsync(world, 4, null);
        await world.PassAsync();
        Assert.Equal(4, world.Max.Sent.Count);
        world.Time.Advance(TimeSpan.FromHours(9));
        await world.RestartAsync();
        await AssertOneInTenMinutesAsync(world, world.Vk, 4);
    }

    [Fact]
    public async Task Two_channels_do_not_wait_for_each_other()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ApproveAsync(channels: world.MaxChannel);
        await world.ApproveAsync(channels: world.Gospublic);
        world.Time.Advance(TimeSpan.FromMinutes(30));
        await world.PassAsync();
        Assert.Equal((1, 1), (world.Max.Sent.Count, world.Vk.Sent.Count));
    }

    [Fact]
    public async Task Late_followers_wait_for_the_end_of_the_quiet_hours()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await ApproveManyAsync(world, 2, null);
        await world.PassAsync();
        // The outage ends at 22:00, eight hours after they were due.
        world.Time.Advance(TimeSpan.FromHours(12));
        await world.RestartAsync();
        await world.LiveAsync(TimeSpan.FromHours(10) - TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        Assert.Empty(world.Vk.Sent);
        await world.LiveAsync(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
        await AssertOneInTenMinutesAsync(world, world.Vk, 2);
    }

    [Fact]
    public async Task After_more_than_twenty_hours_followers_are_missed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var posts = await ApproveManyAsync(world, 2, null);
        await world.PassAsync();
        world.Time.Advance(TimeSpan.FromHours(4 + 21));
        await world.RestartAsync();
        await world.PassAsync();
        foreach (var post in posts) Assert.Equal((PublicationStatus.Missed, "MissedTooLate"), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).Reason!.Code));
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task A_clock_that_is_off_pauses_dispatch_missed_and_expired()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var due = await world.ApproveAsync(channels: world.MaxChannel);
        var review = await world.WriteAsync(world.Now.AddHours(1));
        await world.DoAsync(review, (commands, work) => commands.Submit(work, world.Author));
        world.Time.Advance(TimeSpan.FromDays(3));
        world.NetworkClock.Report(Network.Max, world.Now.AddDays(-3), world.Now);
        await world.PassAsync();
        Assert.Equal(RunResult.ClaimLost, await world.RunAsync((await world.MaxAsync(due)).Id));
        Assert.Equal(PublicationStatus.Scheduled, (await world.MaxAsync(due)).Status);
        Assert.Equal(ReviewState.InReview, (await world.PostAsync(review)).Review);
        await world.PassAsync();
        var told = Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifyClock");
        Assert.Equal(Role.Admin, told.Audience);

        world.NetworkClock.Report(Network.Max, world.Now, world.Now);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Missed, (await world.MaxAsync(due)).Status);
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task A_stopped_channel_is_held_once_and_told_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.ChannelStopped(ChannelStopCause.Captcha, "captcha needed"));
        var posts = await ApproveManyAsync(world, 5, null);
        await world.PassAsync();

        Assert.Single(world.Max.Sent);
        foreach (var post in posts)
        {
            var max = await world.MaxAsync(post);
            Assert.Equal((PublicationStatus.OnHold, HoldCause.Channel, "HoldChannelCaptcha"), (max.Status, max.HoldCause, max.Reason!.Code));
        }
        // One message to each of the two roles that can do something, whatever the number of posts.
        var told = (await world.NotificationsAsync()).Where(one => !one.Message.Code.StartsWith("NotifySubmitted", StringComparison.Ordinal) && one.Message.Code != "NotifyApproved").ToList();
        Assert.Equal([Role.ContentAdmin, Role.Admin], told.Select(one => one.Audience).Order());
        Assert.All(told, one => Assert.Equal("NotifyChannelStopped", one.Message.Code));
        Assert.Single(await world.AuditAsync("channel.stopped"));
    }

    [Fact]
    public async Task Two_sends_that_are_stopped_at_once_stop_the_channel_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var stopped = new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, "not an admin");
        world.Max.NextSend(stopped, stopped);
        var first = await world.ApproveAsync(text: "Первая", channels: world.MaxChannel);
        var second = await world.ApproveAsync(text: "Вторая", channels: world.MaxChannel);
        var secondId = (await world.MaxAsync(second)).Id;
        world.Max.DuringSend = async () =>
        {
            world.Max.DuringSend = null;
            await world.RunAsync(secondId);
        };
        await world.RunAsync((await world.MaxAsync(first)).Id);
        Assert.Equal((PublicationStatus.OnHold, PublicationStatus.OnHold), ((await world.MaxAsync(first)).Status, (await world.MaxAsync(second)).Status));
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyChannelStopped"));
    }

    [Fact]
    public async Task One_green_check_releases_what_was_held_spaced()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.ChannelStopped(ChannelStopCause.Captcha, "captcha needed"));
        await ApproveManyAsync(world, 3, null);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        Assert.Single(world.Max.Sent);

        await GreenAsync(world);
        await AssertOneInTenMinutesAsync(world, world.Max, 3, before: 1);
    }

    [Fact]
    public async Task A_green_check_that_comes_too_late_makes_them_missed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, "token expired"));
        var posts = await ApproveManyAsync(world, 2, null);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        await GreenAsync(world);
        foreach (var post in posts) Assert.Equal(PublicationStatus.Missed, (await world.MaxAsync(post)).Status);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
    }

    private static async Task GreenAsync(PublishingWorld world)
    {
        await world.ChangeChannelAsync(world.MaxChannel, channel => (channel.StopCause, channel.StopMessage, channel.StoppedAt) = (null, null, null));
        await world.Get<ChannelRelease>().ReleaseAsync(world.MaxChannel.Id, CancellationToken.None);
    }

    private static async Task<List<Guid>> ApproveManyAsync(PublishingWorld world, int count, DateTimeOffset? at)
    {
        var posts = new List<Guid>();
        for (var i = 0; i < count; i++) posts.Add(await world.ApproveAsync(at, $"Новость номер {i}."));
        return posts;
    }

    private static async Task AssertOneInTenMinutesAsync(PublishingWorld world, ScriptedPublisher publisher, int count, int before = 0)
    {
        await world.PassAsync();
        for (var sent = before + 1; sent < before + count; sent++)
        {
            Assert.Equal(sent, publisher.Sent.Count);
            await world.LiveAsync(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(1));
            Assert.Equal(sent, publisher.Sent.Count);
            await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(before + count, publisher.Sent.Count);
    }
}
