using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P3: from what instant the delay counts, what the quiet hours do to it, and who may shorten it.</summary>
public sealed class P3FollowerTimeTests
{
    [Theory]
    [InlineData("10:00", "15 14:00")]
    [InlineData("16:59", "15 20:59")]
    [InlineData("17:00", "16 08:00")]
    [InlineData("19:30", "16 08:00")]
    [InlineData("20:59", "16 08:00")]
    public async Task Four_hours_and_then_out_of_the_quiet_hours(string maxAt, string dueAt)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Time.SetUtcNow(Moscow("15 " + maxAt) < world.Now ? world.Now : Moscow("15 " + maxAt));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(Moscow(dueAt), (await world.VkAsync(post)).DueAt);

        await world.AdvanceAsync(Moscow(dueAt) - world.Now - TimeSpan.FromMilliseconds(1));
        Assert.Empty(world.Vk.Sent);
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single(world.Vk.Sent);
    }

    [Theory]
    [InlineData(-90, 0)]
    [InlineData(0, 0)]
    [InlineData(90, 90)]
    public async Task The_delay_counts_from_the_later_of_the_networks_time_and_ours(int networkSeconds, int laterSeconds)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Accepted("mid.1", null, world.Now.AddSeconds(networkSeconds)));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(world.Now.AddSeconds(laterSeconds).AddHours(4), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task The_follower_goes_after_max_even_if_the_network_gives_no_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Accepted("mid.1", null, null));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(world.Now.AddHours(4), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task The_delay_is_the_configured_one()
    {
        await using var world = await PublishingWorld.CreateAsync(options => options.CrossPostDelay = TimeSpan.FromMinutes(90));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(world.Now.AddMinutes(90), (await world.VkAsync(post)).DueAt);
    }

    [Fact]
    public async Task A_gospublic_alone_waits_for_nobody_and_a_closed_channel_neither()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var closed = new Channel { Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.SferumClosed, Network = Network.Max, Name = "Сферум", ExternalId = "-70000000000003", DeliveryMode = DeliveryMode.ByHand };
        await world.ChangeAsync(db => Task.FromResult(db.Channels.Add(closed)));
        var alone = await world.ApproveAsync(channels: world.Gospublic);
        Assert.Equal(PublicationStatus.Scheduled, (await world.VkAsync(alone)).Status);
        var pair = await world.ApproveAsync(channels: [closed, world.Gospublic]);
        Assert.Null((await world.VkAsync(pair)).PredecessorId);
    }

    [Fact]
    public async Task A_follower_is_released_early_with_a_reason_that_is_audited()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await P2AtMostOneSendTests.RefusedAsync("ReleaseMaxFirst", () => ReleaseAsync(world, post, "срочно"));
        await world.PassAsync();
        await P2AtMostOneSendTests.RefusedAsync("ShorterNeedsReason", () => ReleaseAsync(world, post, "  "));
        await ReleaseAsync(world, post, "Отмена занятий из-за мороза");
        await world.PassAsync();

        Assert.Single(world.Vk.Sent);
        var audit = Assert.Single(await world.AuditAsync("publication.released"));
        Assert.Equal((world.Approver, "Отмена занятий из-за мороза"), (audit.ActorId, audit.Details));
    }

    [Fact]
    public async Task The_delay_is_shortened_with_a_reason_that_is_audited_and_lengthened_without()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await P2AtMostOneSendTests.RefusedAsync("RescheduleNotPossible", () => MoveAsync(world.Now.AddHours(1), "срочно"));
        await world.PassAsync();

        await P2AtMostOneSendTests.RefusedAsync("ShorterNeedsReason", () => MoveAsync(world.Now.AddHours(3), null));
        await P2AtMostOneSendTests.RefusedAsync("TimePassed", () => MoveAsync(world.Now, "срочно"));
        await MoveAsync(world.Now.AddHours(6), null);
        await MoveAsync(world.Now.AddHours(1), "Линейка в полдень");
        Assert.Contains(await world.AuditAsync("publication.rescheduled"), row => row.ActorId == world.Approver && row.Details!.EndsWith("Линейка в полдень", StringComparison.Ordinal));
        await world.AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(world.Vk.Sent);
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single(world.Vk.Sent);

        Task MoveAsync(DateTimeOffset to, string? reason) =>
            world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Reschedule(work, one, world.Approver, to, reason));
    }

    [Fact]
    public async Task A_held_follower_is_released_when_max_was_given_up()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Cancel(work, one, world.Approver));
        await ReleaseAsync(world, post, "Только для сообщества");
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.VkAsync(post)).Status);
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task A_leader_has_nothing_to_be_released_from()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await P2AtMostOneSendTests.RefusedAsync("ReleaseOnlyFollower", () =>
            world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно")));
    }

    private static Task ReleaseAsync(PublishingWorld world, Guid post, string reason) =>
        world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, reason));

    private static DateTimeOffset Moscow(string dayAndTime) =>
        new(DateTime.ParseExact("2026-09-" + dayAndTime, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(3));
}
