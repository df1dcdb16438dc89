using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>Delivery by hand, from the moment a person is asked to the follower that is planned from what they pasted.</summary>
public sealed class ByHandTests
{
    [Fact]
    public async Task By_hand_on_both_the_follower_is_planned_from_the_pasted_posts_own_time()
    {
        await using var world = await ByHandAsync(max: true, vk: true);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(PublicationStatus.AwaitingHand, (await world.MaxAsync(post)).Status);
        Assert.Equal(PublicationStatus.Planned, (await world.VkAsync(post)).Status);

        var published = world.Now.AddMinutes(10);
        world.Time.Advance(TimeSpan.FromMinutes(50));
        await PasteAsync(world, post, ChannelKind.MaxPublic, PublishingWorldHelp.MaxUrl(published));
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.Published, "PublishedByHand", published), (max.Status, max.Reason!.Code, max.ConfirmedAt));
        Assert.Equal((PublicationStatus.Scheduled, published.AddHours(4)), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));

        await world.LiveAsync(TimeSpan.FromHours(4), TimeSpan.FromMinutes(10));
        Assert.Equal(PublicationStatus.AwaitingHand, (await world.VkAsync(post)).Status);
        await PasteAsync(world, post, ChannelKind.Gospublic, "https://vk.com/wall-200000001_77", world.Now);
        Assert.Equal((PublicationStatus.Published, "77"), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).ExternalId));
        Assert.Empty(world.Max.Sent);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task A_leader_by_hand_is_followed_through_the_api()
    {
        await using var world = await ByHandAsync(max: true, vk: false);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await PasteAsync(world, post, ChannelKind.MaxPublic, PublishingWorldHelp.MaxUrl(world.Now));
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Single(world.Vk.Sent);
        Assert.Equal(PublicationStatus.Published, (await world.VkAsync(post)).Status);
    }

    [Fact]
    public async Task A_leader_through_the_api_is_followed_by_hand()
    {
        await using var world = await ByHandAsync(max: false, vk: true);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        Assert.Equal(PublicationStatus.AwaitingHand, (await world.VkAsync(post)).Status);
        Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifyByHand" && one.Audience == Role.PressOfficer);
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task A_closed_channel_takes_the_address_that_its_posts_have()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var closed = new Channel { Id = Guid.NewGuid(), SchoolId = world.School.Id, Kind = ChannelKind.SferumClosed, Network = Network.Max, Name = "Сферум", ExternalId = "-72891795490955", DeliveryMode = DeliveryMode.ByHand };
        await world.ChangeAsync(db => Task.FromResult(db.Channels.Add(closed)));
        var post = await world.ApproveAsync(channels: closed);
        await world.PassAsync();
        var token = PublishingWorldHelp.MaxUrl(world.Now).Split('/')[^1];
        await P2AtMostOneSendTests.RefusedAsync("LinkOtherChannel", () => PasteAsync(world, post, ChannelKind.SferumClosed, "https://max.ru/id0012345673_gos/" + token));
        await P2AtMostOneSendTests.RefusedAsync("LinkOtherChannel", () => PasteAsync(world, post, ChannelKind.SferumClosed, "https://max.ru/c/-72891795490956/" + token));
        await PasteAsync(world, post, ChannelKind.SferumClosed, "https://max.ru/c/-72891795490955/" + token);
        var publication = await world.PublicationAsync(post, ChannelKind.SferumClosed);
        Assert.Equal((PublicationStatus.Published, world.Now), (publication.Status, publication.PublishedAt));
        Assert.StartsWith("mid.ffffbdb48e6c3775", publication.ExternalId, StringComparison.Ordinal);
    }

    /// <summary>What people paste by mistake, minutes from now for the time they name; the refusal and its field.</summary>
    [Theory]
    [InlineData(ChannelKind.MaxPublic, "https://max.ru/id0012345673_gos", null, "LinkUnreadable", "url")]
    [InlineData(ChannelKind.MaxPublic, "https://max.ru/join/LNPW5HIAqvWwAbCdEfGh", null, "LinkUnreadable", "url")]
    [InlineData(ChannelKind.MaxPublic, "https://ok.ru/group/1/topic/2", null, "LinkUnreadable", "url")]
    [InlineData(ChannelKind.MaxPublic, "", null, "LinkUnreadable", "url")]
    [InlineData(ChannelKind.MaxPublic, "https://vk.com/wall-200000001_77", 0, "LinkOtherChannel", "url")]
    [InlineData(ChannelKind.MaxPublic, "https://max.ru/id2634028465_gos/AZ1JazQ5S4Q", null, "LinkOtherChannel", "url")]
    [InlineData(ChannelKind.MaxPublic, "https://max.ru/id0012345673_gos/AZ1JazQ5S4Q", null, "PublishedAtBefore", "url")]
    [InlineData(ChannelKind.Gospublic, "https://vk.com/wall-200000002_77", 0, "LinkOtherChannel", "url")]
    [InlineData(ChannelKind.Gospublic, "https://vk.com/wall-200000001_77", null, "PublishedAtNeeded", "publishedAt")]
    [InlineData(ChannelKind.Gospublic, "https://vk.com/wall-200000001_77", 6, "PublishedAtFuture", "publishedAt")]
    [InlineData(ChannelKind.Gospublic, "https://vk.com/wall-200000001_77", -11, "PublishedAtBefore", "publishedAt")]
    public async Task A_wrong_address_or_time_is_refused_by_field_and_nothing_changes(ChannelKind kind, string url, int? minutes, string code, string field)
    {
        await using var world = await ByHandAsync(max: true, vk: true);
        var post = await world.ApproveAsync(channels: kind == ChannelKind.MaxPublic ? world.MaxChannel : world.Gospublic);
        await world.PassAsync();
        var refused = await Assert.ThrowsAsync<RefusedException>(() => PasteAsync(world, post, kind, url, minutes is { } shift ? world.Now.AddMinutes(shift) : null));
        Assert.Equal((code, field, RefusalKind.Invalid), (refused.Code, refused.Field, refused.Kind));
        Assert.Equal(PublicationStatus.AwaitingHand, (await world.PublicationAsync(post, kind)).Status);
    }

    [Fact]
    public async Task People_are_reminded_once_after_half_an_hour_and_no_page_gets_stale_by_it()
    {
        await using var world = await ByHandAsync(max: true, vk: false);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var version = (await world.MaxAsync(post)).Version;
        await world.AdvanceAsync(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("NotifyByHandAgain", await world.ToldAsync());
        await world.LiveAsync(TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(1));
        var reminders = (await world.NotificationsAsync()).Where(one => one.Message.Code == "NotifyByHandAgain").ToList();
        Assert.Equal([Role.PressOfficer, Role.ContentAdmin], reminders.Select(one => one.Audience).Order());
        Assert.All(reminders, one => Assert.Equal("15.09.2026 12:00", one.Message.Values[2]));
        Assert.Equal((PublicationStatus.AwaitingHand, version), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).Version));
    }

    [Fact]
    public async Task What_was_confirmed_in_time_reminds_nobody()
    {
        await using var world = await ByHandAsync(max: true, vk: false);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await PasteAsync(world, post, ChannelKind.MaxPublic, PublishingWorldHelp.MaxUrl(world.Now));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.DoesNotContain("NotifyByHandAgain", await world.ToldAsync());
    }

    [Fact]
    public async Task Missed_by_hand_and_published_after_all_plans_the_follower_anew()
    {
        await using var world = await ByHandAsync(max: true, vk: false);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        Assert.Equal((PublicationStatus.Missed, PublicationStatus.OnHold), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
        await PasteAsync(world, post, ChannelKind.MaxPublic, PublishingWorldHelp.MaxUrl(world.Now));
        Assert.Equal((PublicationStatus.Scheduled, world.Now.AddHours(4)), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));
    }

    [Fact]
    public async Task Missed_by_hand_is_sent_by_the_program_only_after_somebody_looked()
    {
        await using var world = await ByHandAsync(max: true, vk: false);
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(30));
        Assert.Equal((PublicationStatus.Missed, "MissedByHand"), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).Reason!.Code));
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.Api);

        Action<PublicationCommands, IPostWork, Publication>[] sends =
        [
            (commands, work, one) => commands.Retry(work, one, world.Approver),
            (commands, work, one) => commands.Reschedule(work, one, world.Approver, world.Now.AddHours(1), null),
            (commands, work, one) => commands.PublishNow(work, one, world.Approver, "срочно"),
        ];
        foreach (var send in sends) await P2AtMostOneSendTests.RefusedAsync("HandUnanswered", () => world.DoAsync(post, ChannelKind.MaxPublic, send));
        await P2AtMostOneSendTests.RefusedAsync("HandUnanswered", () => world.EditAsync(post, world.Author, draft => draft with { Text = "Другие слова." }));
        await world.PassAsync();
        Assert.Empty(world.Max.Sent);

        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolveNotPublished(work, one, world.Approver));
        Assert.Equal((PublicationStatus.Failed, "FailedNotThere"), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).Reason!.Code));
        await world.DoAsync(post, ChannelKind.MaxPublic, sends[0]);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_follower_that_waits_for_a_hand_is_held_when_max_is_withdrawn()
    {
        await using var world = await ByHandAsync(max: false, vk: true);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromHours(4));
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Withdraw(work, world.Approver, [world.MaxChannel.Id], "дата неверна"));
        Assert.Equal((PublicationStatus.OnHold, "HoldPredecessorWithdrawn"), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).Reason!.Code));
        // Whoever had put it out before they heard of that can still say so.
        await PasteAsync(world, post, ChannelKind.Gospublic, "https://vk.com/wall-200000001_77", world.Now);
        Assert.Equal(PublicationStatus.Published, (await world.VkAsync(post)).Status);
    }

    private static async Task<PublishingWorld> ByHandAsync(bool max, bool vk)
    {
        var world = await PublishingWorld.CreateAsync();
        if (max) await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        if (vk) await world.ChangeChannelAsync(world.Gospublic, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        return world;
    }

    private static Task PasteAsync(PublishingWorld world, Guid post, ChannelKind kind, string url, DateTimeOffset? publishedAt = null) =>
        world.DoAsync(post, kind, (commands, work, one) => commands.ResolvePublished(work, one, world.Author, url, publishedAt));
}
