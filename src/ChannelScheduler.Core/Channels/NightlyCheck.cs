namespace ChannelScheduler.Core.Channels;

/// <summary>Each channel is looked at once a night, at three by its school's clock: what broke in the evening is known before the morning's posts.</summary>
public static class NightlyCheck
{
    private static readonly TimeSpan At = TimeSpan.FromHours(3);

    /// <summary>True when nobody has looked since the last time that it was three o'clock at the school. After a pause of the program this is true at once.</summary>
    /// <param name="checkedAt">The last check; for a channel never checked, its creation.</param>
    public static bool IsDue(DateTimeOffset checkedAt, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var night = local.TimeOfDay >= At ? local.Date + At : local.Date.AddDays(-1) + At;
        // A clock that is put forward over three o'clock has no three o'clock that night.
        if (zone.IsInvalidTime(night)) night += TimeSpan.FromHours(1);
        return checkedAt < TimeZoneInfo.ConvertTimeToUtc(night, zone);
    }
}
