using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P3: the follower's time comes from the confirmed MAX post, and MAX stays first.</summary>
public sealed class P3MaxFirstTests
{
    [Fact]
    public async Task The_follower_goes_four_hours_after_the_confirmed_max_post()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();

        await world.PassAsync();
        var max = await world.PublicationAsync(post, ChannelKind.MaxPublic);
        var vk = await world.PublicationAsync(post, ChannelKind.Gospublic);
        Assert.Equal(PublicationStatus.Published, max.Status);
        Assert.Equal(PublicationStatus.Scheduled, vk.Status);
        Assert.Equal(max.ConfirmedAt + TimeSpan.FromHours(4), vk.DueAt);

        await world.AdvanceAsync(TimeSpan.FromHours(4) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(world.Vk.Sent);
        await world.AdvanceAsync(TimeSpan.FromMilliseconds(1));
        Assert.Single(world.Vk.Sent);
        Assert.Equal(PublicationStatus.Published, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
    }

    [Fact]
    public async Task Two_429_and_then_accepted_moves_the_follower_with_the_confirmed_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(3)), new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(5)));
        var post = await world.ApproveAsync();

        await world.PassAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(PublicationStatus.Retrying, (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Status);
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(world.Now + TimeSpan.FromHours(4), (await world.PublicationAsync(post, ChannelKind.Gospublic)).DueAt);
        Assert.Equal(3, world.Max.Sent.Count);
    }

    [Fact]
    public async Task Max_refused_for_good_holds_the_follower_with_the_reason_and_a_retry_plans_it_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForGood("bad payload"));
        var post = await world.ApproveAsync();
        await world.PassAsync();

        var held = await world.PublicationAsync(post, ChannelKind.Gospublic);
        Assert.Equal(PublicationStatus.OnHold, held.Status);
        Assert.Equal(HoldCause.Predecessor, held.HoldCause);
        Assert.Equal("HoldPredecessorFailed", held.Reason!.Code);

        await world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.Retry(work, one, world.Approver));
        Assert.Equal(PublicationStatus.Planned, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Scheduled, (await world.PublicationAsync(post, ChannelKind.Gospublic)).Status);
    }
}
