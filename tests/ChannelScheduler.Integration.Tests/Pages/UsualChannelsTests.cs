using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Web.Pages.Posts.Composer;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Which channels a new post is meant for before its author has chosen.</summary>
public sealed class UsualChannelsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    // Of two of a kind the older.
    [InlineData("id0012345673_gos", false, "id0012345681_gos", "old")]
    // A channel that was replaced is never the usual one again, though it is the older.
    [InlineData("id0012345673_biz", false, "id0012345673_gos", "new")]
    [InlineData("id0012345673_gos", true, "id0012345681_gos", "new")]
    // A _biz channel is no choice while there is a right one, be it stopped: posts wait there for its repair.
    [InlineData("id0012345673_gos", true, "id0012345673_biz", "old")]
    public void Of_two_channels_of_a_kind_the_one_that_is_in_order_is_chosen(string older, bool isStopped, string newer, string chosen)
    {
        var channels = new[] { Channel("new", newer, Now), Channel("old", older, Now.AddDays(-1)) };
        if (isStopped) channels[1].StopCause = ChannelStopCause.CheckFailed;
        Assert.Equal([chosen], UsualChannels.Of(channels).Select(one => one.Name));
    }

    [Fact]
    public void A_school_with_one_channel_of_a_kind_writes_for_it_however_it_is() =>
        Assert.Single(UsualChannels.Of([Channel("only", "id0012345673_biz", Now)]));

    private static Channel Channel(string name, string handle, DateTimeOffset at) => new()
    {
        Id = Guid.NewGuid(), SchoolId = Guid.NewGuid(), Kind = ChannelKind.MaxPublic, Network = Network.Max, Name = name, Handle = handle, ExternalId = "-7" + handle, Environment = ChannelEnvironment.Live, CreatedAt = at,
    };
}
