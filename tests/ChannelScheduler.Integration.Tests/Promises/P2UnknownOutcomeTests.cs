using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P2 where the outcome is unknown: read back, never sent blindly.</summary>
public sealed class P2UnknownOutcomeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Max_is_sent_once_more_after_two_absences_a_grace_apart_after_the_deadline()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        var sentAt = world.Now;
        await world.PassAsync();
        var deadline = sentAt + world.Options.SendTimeout;
        Assert.Equal(PublicationStatus.InDoubt, (await world.MaxAsync(post)).Status);

        // The first read comes after the deadline and after the lease's end; the second a whole grace later.
        await LiveUntilAsync(world, deadline + world.Options.FirstReadBackAfter - Second);
        Assert.Equal(0, world.Max.ReadBacks);
        await LiveUntilAsync(world, deadline + world.Options.FirstReadBackAfter);
        Assert.Equal(1, world.Max.ReadBacks);
        await LiveUntilAsync(world, deadline + world.Options.FirstReadBackAfter + world.Options.ReadBackGrace - Second);
        Assert.Equal((1, 1), (world.Max.ReadBacks, world.Max.Sent.Count));
        Assert.Equal(1, (await world.MaxAsync(post)).AbsentReads);
        await world.LiveAsync(TimeSpan.FromSeconds(5), Second);

        Assert.Equal((2, 2), (world.Max.ReadBacks, world.Max.Sent.Count));
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_second_doubt_that_is_absent_too_waits_for_a_person()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"), new PublishOutcome.Ambiguous("timeout"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromSeconds(30));
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.InDoubt, "InDoubtPerson", 2), (max.Status, max.Reason!.Code, world.Max.Sent.Count));
        Assert.Contains("NotifyPersonNeeded", await world.ToldAsync());
        await world.LiveAsync(TimeSpan.FromDays(2), TimeSpan.FromHours(1));
        Assert.Equal(2, world.Max.Sent.Count);
    }

    [Fact]
    public async Task Only_successful_reads_prove_an_absence()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        world.Max.NextReadBack([.. Enumerable.Repeat(new ReadBackResult.Failed("timeout"), 60)]);
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(1));
        Assert.Single(world.Max.Sent);
        Assert.Equal((PublicationStatus.InDoubt, 0), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).AbsentReads));
        Assert.InRange(world.Max.ReadBacks, 10, 60);
    }

    public static TheoryData<string> Unproved() => ["absent", "unclear", "unreadable"];

    [Theory]
    [MemberData(nameof(Unproved))]
    public async Task Vk_is_never_sent_again_by_itself(string seen)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Vk.NextSend(new PublishOutcome.Ambiguous("timeout"));
        world.Vk.NextReadBack(seen switch
        {
            "absent" => new ReadBackResult.Absent(),
            "unclear" => new ReadBackResult.Unclear("two look alike"),
            _ => new ReadBackResult.Unreadable("community token"),
        });
        var post = await world.ApproveAsync(channels: world.Gospublic);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromDays(1), TimeSpan.FromMinutes(10));

        var vk = await world.VkAsync(post);
        Assert.Equal((PublicationStatus.InDoubt, 1), (vk.Status, world.Vk.Sent.Count));
        Assert.Equal(seen == "unreadable" ? "InDoubtUnreadable" : "InDoubtPerson", vk.Reason!.Code);
        Assert.Contains("NotifyPersonNeeded", await world.ToldAsync());
    }

    [Theory]
    [InlineData("unclear")]
    [InlineData("unreadable")]
    public async Task Max_that_can_not_be_judged_waits_for_a_person(string seen)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        world.Max.NextReadBack(new ReadBackResult.Absent(), seen == "unclear" ? new ReadBackResult.Unclear("near") : new ReadBackResult.Unreadable("no rights"));
        await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(1));
        Assert.Equal((1, 2), (world.Max.Sent.Count, world.Max.ReadBacks));
    }

    [Fact]
    public async Task Found_by_read_back_is_published_and_plans_the_follower_from_the_networks_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var at = world.Now.AddSeconds(3);
        world.Max.NextReadBack(new ReadBackResult.Found("mid.1", "https://max.ru/id0012345673_gos/AZ1JazQ5S4Q", at));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(10));

        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.Published, "PublishedRecovered", "mid.1", at), (max.Status, max.Reason!.Code, max.ExternalId, max.PublishedAt));
        Assert.Equal(AttemptState.Accepted, Assert.Single(await world.AttemptsAsync(max.Id)).State);
        Assert.Equal((PublicationStatus.Scheduled, at.AddHours(4)), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).DueAt));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task A_resend_that_would_come_too_late_is_missed()
    {
        await using var world = await PublishingWorld.CreateAsync(options => options.MissedAfter = TimeSpan.FromMinutes(1));
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));
        Assert.Equal((PublicationStatus.Missed, 1), ((await world.MaxAsync(post)).Status, world.Max.Sent.Count));
    }

    [Fact]
    public async Task A_send_that_throws_is_in_doubt_and_not_tried_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSendThrows(new InvalidOperationException("bug in a client"));
        world.Max.NextReadBack(new ReadBackResult.Unclear("near"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.InDoubt, (await world.MaxAsync(post)).Status);
        await world.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Single(world.Max.Sent);
    }

    [Fact]
    public async Task Retry_cancel_edit_and_a_new_time_are_refused_while_in_doubt()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var post = await world.ApproveAsync();
        await world.PassAsync();

        await P2AtMostOneSendTests.RefusedAsync("RetryNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver)));
        await P2AtMostOneSendTests.RefusedAsync("RescheduleNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Reschedule(work, one, world.Approver, world.Now.AddDays(1), "так")));
        await P2AtMostOneSendTests.RefusedAsync("CancelPublicationNotPossible", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Cancel(work, one, world.Approver)));
        await P2AtMostOneSendTests.RefusedAsync("OnItsWay", () => world.DoAsync(post, (commands, work) => commands.Cancel(work, world.Author)));
        await P2AtMostOneSendTests.RefusedAsync("OnItsWay", () => world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddDays(1), null)));
        await P2AtMostOneSendTests.RefusedAsync("OnItsWay", () => world.EditAsync(post, world.Author, draft => draft with { Text = "Иначе" }));
        await P2AtMostOneSendTests.RefusedAsync("ResolveTooEarly", () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolveNotPublished(work, one, world.Approver)));
        await P2AtMostOneSendTests.RefusedAsync("ReleaseMaxFirst", () => world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, world.Approver, "срочно")));
    }

    [Fact]
    public async Task It_is_not_there_says_a_person_and_publishes_again_by_choice()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Vk.NextSend(new PublishOutcome.Ambiguous("timeout"));
        world.Vk.NextReadBack(new ReadBackResult.Unreadable("community token"));
        var post = await world.ApproveAsync(channels: world.Gospublic);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30));

        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.ResolveNotPublished(work, one, world.Approver));
        Assert.Equal((PublicationStatus.Failed, "FailedNotThere"), ((await world.VkAsync(post)).Status, (await world.VkAsync(post)).Reason!.Code));
        await world.LiveAsync(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5));
        Assert.Single(world.Vk.Sent);
        await world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        await world.PassAsync();
        Assert.Equal((PublicationStatus.Published, 2), ((await world.VkAsync(post)).Status, world.Vk.Sent.Count));
    }

    [Fact]
    public async Task It_is_there_says_a_person_with_its_address_and_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Vk.NextSend(new PublishOutcome.Ambiguous("timeout"));
        world.Vk.NextReadBack(new ReadBackResult.Unreadable("community token"));
        var post = await world.ApproveAsync(channels: world.Gospublic);
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(30));
        const string Url = "https://vk.com/wall-200000001_77";

        await P2AtMostOneSendTests.RefusedAsync("PublishedAtNeeded", () => SayAsync(Url, null));
        await P2AtMostOneSendTests.RefusedAsync("PublishedAtFuture", () => SayAsync(Url, world.Now.AddMinutes(6)));
        await P2AtMostOneSendTests.RefusedAsync("LinkUnreadable", () => SayAsync("https://vk.com/school", world.Now));
        await P2AtMostOneSendTests.RefusedAsync("LinkOtherChannel", () => SayAsync("https://vk.com/wall-200000002_77", world.Now));
        await SayAsync(Url, world.Now.AddMinutes(-2));
        var vk = await world.VkAsync(post);
        Assert.Equal((PublicationStatus.Published, "77", Url), (vk.Status, vk.ExternalId, vk.Url));

        Task SayAsync(string url, DateTimeOffset? at) =>
            world.DoAsync(post, ChannelKind.Gospublic, (commands, work, one) => commands.ResolvePublished(work, one, world.Approver, url, at));
    }

    private static async Task LiveUntilAsync(PublishingWorld world, DateTimeOffset until)
    {
        while (world.Now < until) await world.AdvanceAsync(Second);
    }
}
