using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Region;

namespace ChannelScheduler.Web.Pages.Region;

/// <summary>The schools as a file, in the order of the page.</summary>
internal static class RegionCsv
{
    public static Task WriteAsync(Stream stream, IAsyncEnumerable<RegionSchool> schools, DateTimeOffset now, CancellationToken cancellationToken) =>
        SafeCsv.WriteAsync(stream, Columns.Select(column => RegionTexts.Get("Column." + column)), schools.Select((school, index) => Cells(school, index + 1, now)), cancellationToken);

    private static string[] Columns =>
        ["Place", "Points", "School", "Inn", "Region", "Zone", "Max", "Gospublic", "WeekPosts", "WeekMissing", "Channels", "Tokens", "Waiting", "WaitingSince", "Failed", "Missed", "InDoubt", "Wrong", "Reminded"];

    private static IEnumerable<string?> Cells(RegionSchool school, int place, DateTimeOffset now)
    {
        var (facts, zone) = (school.Facts, school.Facts.Zone);
        string? At(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
        return
        [
            Number(place), Number(school.Points), facts.Name, facts.Inn, facts.Region, Moments.Zone(zone, now), At(facts.Of(ChannelKind.MaxPublic)?.LastPostAt), At(facts.Of(ChannelKind.Gospublic)?.LastPostAt),
            Number(facts.Week.Posts), facts.Week.IsAsked ? Number(facts.Week.Missing) : null, string.Join("; ", facts.Channels.Select(one => $"{one.Name}: {RegionWords.Of(one)}")), At(facts.TokenEnds),
            Number(facts.Waiting), At(facts.WaitingSince), Number(facts.Failed), Number(facts.Missed), Number(facts.InDoubt), string.Join("; ", school.Troubles.Select(RegionWords.Of)), RegionWords.Told(school),
        ];
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
