using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

public sealed class ReminderPlanTests
{
    private static readonly DateTimeOffset Asked = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    /// <summary>Minutes from the asking to the planned time; minutes from the asking to each reminder, s for substitutes.</summary>
    [Theory]
    [InlineData(48 * 60, "1440 2760 2820s")]
    [InlineData((24 * 60) + 1, "1 1321 1381s")]
    [InlineData(24 * 60, "1320 1380s")]
    [InlineData(121, "1 61s")]
    [InlineData(120, "60s")]
    [InlineData(61, "1s")]
    [InlineData(60, "")]
    [InlineData(10, "")]
    [InlineData(null, "120 1440 1500s")]
    public void Reminders_come_24_and_2_hours_ahead_and_1_hour_ahead_to_substitutes(int? dueIn, string expected) =>
        Assert.Equal(expected, string.Join(' ', ReminderPlan.Instants(Asked, dueIn is { } minutes ? Asked.AddMinutes(minutes) : null)
            .Select(one => (one.At - Asked).TotalMinutes + (one.ToSubstitutes ? "s" : ""))));

    /// <summary>Due 48 h after the asking; how many were sent; minutes since the asking; what is due now.</summary>
    [Theory]
    [InlineData(0, 1439, 0, false, false)]
    [InlineData(0, 1440, 1, true, false)]
    [InlineData(1, 1440, 1, false, false)]
    [InlineData(1, 2760, 2, true, false)]
    [InlineData(2, 2820, 3, false, true)]
    [InlineData(0, 2800, 2, true, false)]
    [InlineData(0, 2820, 3, true, true)]
    [InlineData(1, 2879, 3, true, true)]
    [InlineData(3, 2879, 3, false, false)]
    [InlineData(0, 2880, 0, false, false)]
    [InlineData(0, 5000, 0, false, false)]
    public void One_reminder_stands_for_those_that_a_downtime_skipped(int sent, int minutes, int passed, bool approvers, bool substitutes) =>
        Assert.Equal((passed, approvers, substitutes), ReminderPlan.Due(new WaitingReview(Guid.Empty, Asked, Asked.AddHours(48), sent), Asked.AddMinutes(minutes)));

    [Theory]
    [InlineData(0, 119, false, false)]
    [InlineData(0, 120, true, false)]
    [InlineData(1, 1440, true, false)]
    [InlineData(2, 1500, false, true)]
    [InlineData(0, 9999, true, true)]
    [InlineData(3, 9999, false, false)]
    public void Without_a_time_the_reminders_count_from_the_asking(int sent, int minutes, bool approvers, bool substitutes)
    {
        var (_, toApprovers, toSubstitutes) = ReminderPlan.Due(new WaitingReview(Guid.Empty, Asked, null, sent), Asked.AddMinutes(minutes));
        Assert.Equal((approvers, substitutes), (toApprovers, toSubstitutes));
    }
}
