using ChannelScheduler.Core.Appeals;
using Xunit;

namespace ChannelScheduler.Core.Tests.Appeals;

public sealed class AppealStateTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_written_sent_answered_and_may_be_written_on()
    {
        var appeal = SampleAppeal.Whole(AppealKind.ChannelSupport);
        appeal.MarkSent(Now);
        Assert.Equal((AppealState.Sent, Now), (appeal.State, appeal.SentAt!.Value));
        appeal.MarkAnswered("Канал починили.", Now.AddDays(1));
        Assert.Equal((AppealState.Answered, "Канал починили."), (appeal.State, appeal.Answer));
        appeal.Reopen(Now.AddDays(2));
        Assert.Equal((AppealState.Draft, null, ""), (appeal.State, appeal.SentAt, appeal.Answer));
    }

    [Fact]
    public void A_move_out_of_turn_is_refused()
    {
        var appeal = SampleAppeal.Whole(AppealKind.ChannelSupport);
        Assert.Throws<InvalidOperationException>(() => appeal.MarkAnswered("", Now));
        Assert.Throws<InvalidOperationException>(() => appeal.Reopen(Now));
        appeal.MarkSent(Now);
        Assert.Throws<InvalidOperationException>(() => appeal.MarkSent(Now));
    }
}
