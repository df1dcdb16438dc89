using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Channels;

/// <summary>A red check holds a channel, one green check lets go of what it held; what could not be asked decides nothing.</summary>
public sealed class ChannelDoctorHoldTests
{
    private static readonly ChannelReport Green = new([new ChannelCheck("token", true, "ok", null)]);
    private static readonly ChannelReport Red = new([new ChannelCheck("token", true, "ok", null), new ChannelCheck("rights", false, "Боту не хватает прав.", "Дайте права.", Holds: true)]);
    private static readonly ChannelReport Unreachable = new([new ChannelCheck("token", false, "Сеть не отвечает.", "Повторите.", Unasked: true)]);
    private static readonly ChannelReport Partial = new([new ChannelCheck("token", true, "ok", null), new ChannelCheck("userToken", false, "Ключ администратора истёк.", "Получите новый.")]);

    [Fact]
    public async Task A_red_check_holds_what_is_due_and_tells_once_although_nothing_was_ever_green()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.Report = Red;
        await CheckAsync(world);
        await CheckAsync(world);
        var channel = await MaxAsync(world);
        Assert.Equal((ChannelStopCause.RightsLost, "Боту не хватает прав", (bool?)false), (channel.StopCause, channel.StopMessage, channel.CheckedOk));
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyChannelCheckRed"));
        Assert.Single(await world.AuditAsync("channel.stopped"));

        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(HoldCause.Channel, (await world.MaxAsync(post)).HoldCause);
        Assert.Empty(world.Max.Sent);

        world.Max.Report = Green;
        await CheckAsync(world);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        Assert.Null((await MaxAsync(world)).StopCause);
    }

    [Fact]
    public async Task A_network_that_can_t_be_asked_neither_holds_nor_releases()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.Report = Unreachable;
        await CheckAsync(world);
        var channel = await MaxAsync(world);
        Assert.Equal((null, null), (channel.StopCause, channel.CheckedAt));

        world.Max.Report = Red;
        await CheckAsync(world);
        world.Max.Report = Unreachable;
        await CheckAsync(world);
        Assert.NotNull((await MaxAsync(world)).StopCause);
    }

    [Fact]
    public async Task What_stops_only_a_part_releases_the_rest_and_counts_as_a_visit()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.Report = Red;
        await CheckAsync(world);
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(HoldCause.Channel, (await world.MaxAsync(post)).HoldCause);

        world.Time.Advance(TimeSpan.FromMinutes(1));
        world.Max.Report = Partial;
        await CheckAsync(world);
        await world.PassAsync();
        var channel = await MaxAsync(world);
        Assert.Equal((null, (DateTimeOffset?)world.Now, (bool?)false), (channel.StopCause, channel.CheckedAt, channel.CheckedOk));
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_channel_that_goes_by_hand_is_not_held()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        world.Max.Report = Red;
        await CheckAsync(world);
        Assert.Null((await MaxAsync(world)).StopCause);
    }

    [Fact]
    public async Task An_answer_to_a_token_that_was_replaced_meanwhile_decides_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.Report = Red;
        world.Max.DuringCheck = _ => world.ChangeAsync(async db => (await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.MaxChannel.Id)).Tokens[0].ProtectedValue = world.Get<ISecretProtector>().Protect("new"));
        await CheckAsync(world);
        Assert.Null((await MaxAsync(world)).StopCause);
    }

    [Fact]
    public async Task What_a_long_stop_held_goes_out_with_pauses()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.Report = Red;
        await CheckAsync(world);
        for (var number = 0; number < 3; number++) await world.ApproveAsync(null, $"Новость {number}", world.MaxChannel);
        await world.AdvanceAsync(TimeSpan.FromMinutes(30));
        world.Max.Report = Green;
        await CheckAsync(world);
        await world.PassAsync();
        Assert.Single(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromMinutes(9));
        Assert.Single(world.Max.Sent);
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(2, world.Max.Sent.Count);
    }

    [Fact]
    public async Task Every_channel_of_ours_is_looked_at_once_a_night()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeChannelAsync(world.Gospublic, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        world.Max.Report = Green;
        var checks = world.Get<NightlyChecks>();
        // A new one is looked at before its first post.
        Assert.Equal(1, await checks.RunAsync(default));
        Assert.Equal(0, await checks.RunAsync(default));
        // It is 10:00 in Moscow; seventeen hours on it is 3:00.
        world.Time.Advance(TimeSpan.FromHours(17));
        Assert.Equal(1, await checks.RunAsync(default));
        Assert.Equal(0, await checks.RunAsync(default));
        Assert.True((await MaxAsync(world)).CheckedOk);

        world.Max.Report = Unreachable;
        world.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await checks.RunAsync(default));
        Assert.Equal(0, await checks.RunAsync(default));
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await checks.RunAsync(default));
        Assert.Single(await world.AuditAsync("channel.checked"));
    }

    private static Task CheckAsync(PublishingWorld world) => world.Get<ChannelDoctor>().CheckAsync(world.MaxChannel.Id, world.Approver, default);

    private static async Task<Channel> MaxAsync(PublishingWorld world)
    {
        await using var db = world.OpenDb();
        return await db.Channels.SingleAsync(one => one.Id == world.MaxChannel.Id);
    }
}
