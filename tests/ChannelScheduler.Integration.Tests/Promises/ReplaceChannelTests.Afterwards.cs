using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

// A channel that another has taken the place of.
public sealed partial class ReplaceChannelTests
{
    [Fact]
    public async Task A_replaced_channel_takes_nothing_new_until_it_is_put_back()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var third = await AddAsync(world, world.MaxChannel, "-70000000000097");
        await ReplaceAsync(world, world.MaxChannel, right);

        // As written by somebody who had opened the form before.
        var post = await world.WriteAsync(world.Now.AddHours(1), channels: world.MaxChannel);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author)));
        Assert.Equal("ChannelReplaced", refused.Code);
        Assert.Contains(world.MaxChannel.Name, refused.ToText(System.Globalization.CultureInfo.GetCultureInfo("ru")), StringComparison.Ordinal);
        Assert.Equal([post], (await ReplaceAsync(world, world.MaxChannel, right)).Moved);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));

        // One step leads from any of them to the one in use.
        await ReplaceAsync(world, right, third);
        Assert.Equal((third.Id, third.Id, null), (await ReplacedByAsync(world, world.MaxChannel), await ReplacedByAsync(world, right), await ReplacedByAsync(world, third)));
        await ReplaceAsync(world, third, world.MaxChannel);
        Assert.Equal((null, world.MaxChannel.Id, world.MaxChannel.Id), (await ReplacedByAsync(world, world.MaxChannel), await ReplacedByAsync(world, right), await ReplacedByAsync(world, third)));
        Assert.Equal(world.MaxChannel.Id, (await world.MaxAsync(post)).ChannelId);
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
    }

    [Fact]
    public async Task What_failed_there_before_is_not_sent_there_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        world.Max.NextSend(new PublishOutcome.RefusedForGood("bad payload"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Failed, (await world.MaxAsync(post)).Status);
        await ReplaceAsync(world, world.MaxChannel, right);

        Action<PublicationCommands, IPostWork, Publication>[] tries =
        [
            (commands, work, publication) => commands.Retry(work, publication, world.Approver),
            (commands, work, publication) => commands.Reschedule(work, publication, world.Approver, world.Now.AddHours(1), null),
            (commands, work, publication) => commands.PublishNow(work, publication, world.Approver, "frost"),
        ];
        foreach (var again in tries) Assert.Equal("ChannelReplaced", (await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, ChannelKind.MaxPublic, again))).Code);
    }
}
