using System.Globalization;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Posts.Recurring;

/// <summary>Against the calendar of <c>policies/calendars/RU.yaml</c>: 4 November is a holiday, the autumn break goes to 1 November.</summary>
public sealed class PlannedOccurrenceTests
{
    [Theory]
    [InlineData(false, false, "28.10 30.10 02.11 04.11 06.11")]
    [InlineData(true, false, "28.10 30.10 02.11 04.11:Holiday 06.11")]
    [InlineData(false, true, "28.10:Break 30.10:Break 02.11 04.11 06.11")]
    [InlineData(true, true, "28.10:Break 30.10:Break 02.11 04.11:Holiday 06.11")]
    public void Holidays_and_breaks_are_left_out_where_it_is_asked_for(bool holidays, bool breaks, string expected)
    {
        var series = new PostSeries
        {
            Title = "", Text = "", Weekdays = [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday], StartsOn = new DateOnly(2026, 10, 28), EndsOn = new DateOnly(2026, 11, 6),
            TimeOfDay = new TimeOnly(9, 0), SkipHolidays = holidays, SkipBreaks = breaks,
        };
        var school = new School { Name = "", Inn = "0012345673", Region = "00", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default };
        var days = PlannedOccurrence.From(series, school, PolicyFiles.Set.Calendars.For("00", "0012345673"), DateOnly.MinValue);
        Assert.Equal(expected, string.Join(' ', days.Select(day => day.Date.ToString("dd.MM", CultureInfo.InvariantCulture) + (day.LeftOut is { } why ? ":" + why : ""))));
    }
}
