using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Recurring;

/// <summary>What one day's post of a series says.</summary>
internal static class SeriesDrafts
{
    private const int LongestTitle = 200;

    public static async Task<PostDraft> OfAsync(SchedulerDbContext db, PostSeries series, School school, DateOnly date, CancellationToken cancellationToken)
    {
        var channels = await db.Channels.Include(one => one.Tokens).Where(one => series.ChannelIds.Contains(one.Id) && one.SchoolId == school.Id).ToListAsync(cancellationToken);
        var media = await db.Media.Where(one => series.MediaIds.Contains(one.Id) && one.SchoolId == school.Id).ToListAsync(cancellationToken);
        var title = SeriesWords.Fill(series.Title, date);
        return new PostDraft(
            title.Length > LongestTitle ? title[..(char.IsHighSurrogate(title[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)] : title,
            SeriesWords.Fill(series.Text, date),
            series.GospublicText is { } own ? SeriesWords.Fill(own, date) : null,
            [.. channels.OrderBy(one => one.Kind)],
            series.InstantOf(date, school.Zone), school.TimeZone,
            [.. series.MediaIds.Select(id => media.Find(one => one.Id == id)).OfType<MediaFile>()],
            series.PhotoFallback);
    }

    /// <summary>Asks the approvers, where rules and channels let it.</summary>
    /// <returns>False when it stays a draft with its findings.</returns>
    public static bool TrySubmit(PostCommands commands, IPostWork work, Guid authorId)
    {
        try
        {
            commands.Submit(work, authorId);
            return true;
        }
        catch (RefusedException)
        {
            // A refusal changes nothing; its reason is seen on the post's own page, and the author is told to look there.
            return false;
        }
    }
}
