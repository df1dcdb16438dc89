using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Versions;

/// <summary>What became different between two versions beside their words, in a sentence each.</summary>
internal static class ContentLines
{
    public static IReadOnlyList<string> Of(PostContent before, PostContent after, TimeZoneInfo zone) => [.. Time(before, after, zone), .. Pictures(before, after), .. Channels(before, after)];

    /// <summary>The parts' names in one line: <c>text, time</c>.</summary>
    public static string Parts(IEnumerable<PostPart> parts) => string.Join(", ", parts.Select(part => VersionTexts.Get("Short." + part)));

    private static IEnumerable<string> Time(PostContent before, PostContent after, TimeZoneInfo zone)
    {
        if (before.PublishAt != after.PublishAt) yield return VersionTexts.Get("TimeChanged", TimeOf(before.PublishAt, zone), TimeOf(after.PublishAt, zone));
    }

    private static IEnumerable<string> Pictures(PostContent before, PostContent after)
    {
        var (old, now) = (before.Pictures.ToDictionary(one => one.MediaId), after.Pictures.ToDictionary(one => one.MediaId));
        foreach (var picture in after.Pictures.Where(one => !old.ContainsKey(one.MediaId))) yield return VersionTexts.Get("PictureAdded", picture.FileName);
        foreach (var picture in before.Pictures.Where(one => !now.ContainsKey(one.MediaId))) yield return VersionTexts.Get("PictureRemoved", picture.FileName);
        foreach (var picture in after.Pictures.Where(one => old.ContainsKey(one.MediaId)))
        {
            var was = old[picture.MediaId];
            if (was.Description != picture.Description) yield return VersionTexts.Get("DescriptionChanged", picture.FileName, Words(was.Description), Words(picture.Description));
            if (was.Consent != picture.Consent) yield return VersionTexts.Get("ConsentChanged", picture.FileName);
        }
        var kept = after.Pictures.Select(one => one.MediaId).Where(old.ContainsKey);
        if (!kept.SequenceEqual(before.Pictures.Select(one => one.MediaId).Where(now.ContainsKey))) yield return VersionTexts.Get("PicturesMoved");
        if (before.PhotoFallback != after.PhotoFallback) yield return VersionTexts.Get("FallbackChanged");
    }

    private static IEnumerable<string> Channels(PostContent before, PostContent after)
    {
        foreach (var channel in after.Channels.ExceptBy(before.Channels.Select(one => one.Id), one => one.Id)) yield return VersionTexts.Get("ChannelAdded", Name(channel));
        foreach (var channel in before.Channels.ExceptBy(after.Channels.Select(one => one.Id), one => one.Id)) yield return VersionTexts.Get("ChannelRemoved", Name(channel));
    }

    private static string Name(RevisionChannel channel) => $"{StatusNames.Of(channel.Kind)}: {channel.Name}";

    private static string Words(string? description) => description is { Length: > 0 } ? $"«{description}»" : CommonTexts.Get("NoDescription");

    private static string TimeOf(DateTimeOffset? at, TimeZoneInfo zone) => at is { } instant ? Moments.Text(instant, zone) : VersionTexts.Get("OnApproval");
}
