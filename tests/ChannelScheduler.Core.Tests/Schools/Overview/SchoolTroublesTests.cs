using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools.Overview;

public sealed class SchoolTroublesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 17, 9, 0, 0, TimeSpan.Zero);

    private static readonly ChannelOverview Max = new(Guid.NewGuid(), ChannelKind.MaxPublic, "MAX", DeliveryMode.Api, null, null, true, Now.AddDays(-90), Now.AddDays(-1), null);

    private static readonly ChannelOverview Vk = Max with { Id = Guid.NewGuid(), Kind = ChannelKind.Gospublic, Name = "ВК" };

    private static readonly SchoolOverview Well = new()
    {
        Id = Guid.NewGuid(), Name = "Школа", Inn = "0012345673", Region = "00", TimeZone = "Europe/Moscow", Channels = [Max, Vk], Week = new QuotaWeek(new DateOnly(2026, 9, 14), 3, 0, true), HasWriter = true, HasApprover = true,
    };

    [Fact]
    public void A_school_where_all_is_well_has_no_points() => Assert.Empty(SchoolTroubles.Of(Well, Now));

    public static TheoryData<string, SchoolOverview, string> Cases => new()
    {
        { "two channels are stopped", Well with { Channels = [Max with { StopCause = ChannelStopCause.Authorization }, Vk with { StopCause = ChannelStopCause.Captcha }] }, "ChannelStopped 200" },
        { "a token is over", With(Max with { TokenEnds = Now }), "TokenExpired 80" },
        { "a stopped channel's token is not counted again", With(Max with { TokenEnds = Now, StopCause = ChannelStopCause.Authorization }), "ChannelStopped 100" },
        { "a token ends in seven days", With(Max with { TokenEnds = Now.AddDays(7) }), "TokenEnds 30" },
        { "a token ends in eight days", With(Max with { TokenEnds = Now.AddDays(8) }), "TokenEnds 10" },
        { "a token ends in thirty-one days", With(Max with { TokenEnds = Now.AddDays(31) }), "" },
        { "a post failed, one was missed, one is in doubt", Well with { Failed = 1, Missed = 1, InDoubt = 1 }, "NotPublished 30" },
        { "very many failed", Well with { Failed = 1000 }, "NotPublished 100" },
        { "no public channel", Well with { Channels = [Max with { Kind = ChannelKind.SferumClosed }] }, "NoChannel 25" },
        { "an approval waits for a day", Well with { Waiting = 2, WaitingSince = Now.AddHours(-24) }, "" },
        { "an approval waits for longer", Well with { Waiting = 2, WaitingSince = Now.AddHours(-24).AddMinutes(-1) }, "ApprovalLate 40" },
        { "silent for six days", With(Max with { LastPostAt = Now.AddDays(-7).AddMinutes(1) }), "" },
        { "silent for seven days", With(Max with { LastPostAt = Now.AddDays(-7) }), "SilentMax 20" },
        { "silent for fourteen days", With(Max with { LastPostAt = Now.AddDays(-14) }), "SilentMax 40" },
        { "never a post, and old", With(Max with { LastPostAt = null }), "SilentMax 40" },
        { "never a post, and new", With(Max with { LastPostAt = null, CreatedAt = Now.AddDays(-2) }), "" },
        { "silent in a break", With(Max with { LastPostAt = Now.AddDays(-20) }) with { Week = new QuotaWeek(new DateOnly(2026, 9, 14), 0, 0, false) }, "" },
        { "silent in the gospublic", Well with { Channels = [Max, Vk with { LastPostAt = Now.AddDays(-15) }] }, "SilentGospublic 20" },
        { "nobody approves", Well with { HasApprover = false }, "NoPeople 10" },
        { "posts are missing early in the week", Well with { Week = new QuotaWeek(new DateOnly(2026, 9, 14), 1, 2, true) }, "" },
        { "posts are missing late in the week", Well with { Week = new QuotaWeek(new DateOnly(2026, 9, 14), 1, 2, true), IsWeekEnding = true }, "QuotaShort 30" },
        { "a check found something", With(Max with { CheckedOk = false }), "ChannelUnsound 15" },
        { "by hand nothing is checked", With(Max with { CheckedOk = false, Delivery = DeliveryMode.ByHand }), "" },
        { "the sandbox alone", With(Max with { LastPostAt = null }) with { IsSandbox = true, IsWeekEnding = true, Week = new QuotaWeek(new DateOnly(2026, 9, 14), 0, 3, true) }, "SandboxOnly 5" },
        { "the worst comes first", Well with { HasWriter = false, Failed = 5, Channels = [Max with { StopCause = ChannelStopCause.Quota }, Vk] }, "ChannelStopped 100, NotPublished 50, NoPeople 10" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_trouble_has_its_points(string what, SchoolOverview school, string expected) =>
        Assert.Equal((what, expected), (what, string.Join(", ", SchoolTroubles.Of(school, Now).Select(one => $"{one.Kind} {one.Points}"))));

    public static TheoryData<string, SchoolOverview, string> Causes => new()
    {
        { "nothing", Well, "" },
        { "a post waits, not yet late", Well with { Waiting = 1, WaitingSince = Now }, "Approval" },
        { "failed", Well with { Missed = 1 }, "NotPublished" },
        { "a token ends", With(Max with { TokenEnds = Now.AddDays(3) }), "Channel" },
        { "the week is short", Well with { Week = new QuotaWeek(new DateOnly(2026, 9, 14), 1, 2, true) }, "Quota" },
        { "silence", With(Max with { LastPostAt = Now.AddDays(-9) }), "Silence" },
        { "a school without channels can't publish", Well with { Channels = [], Week = new QuotaWeek(new DateOnly(2026, 9, 14), 0, 3, true) }, "" },
        { "the sandbox is asked for no posts", Well with { IsSandbox = true, Week = new QuotaWeek(new DateOnly(2026, 9, 14), 0, 3, true) }, "" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_school_is_reminded_of_what_its_people_can_mend(string what, SchoolOverview school, string expected) =>
        Assert.Equal((what, expected), (what, string.Join(", ", ReminderCauses.Of(school, SchoolTroubles.Of(school, Now)))));

    [Fact]
    public void Every_cause_has_an_audience() => Assert.All(Enum.GetValues<ReminderCause>(), cause => Assert.Contains(Role.ContentAdmin, ReminderCauses.AudienceOf(cause)));

    private static SchoolOverview With(ChannelOverview max) => Well with { Channels = [max, Vk] };
}
