using System.Globalization;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Reads and judges the <c>attachments</c> of wall.post and wall.edit.</summary>
/// <remarks>https://dev.vk.com/method/wall.post</remarks>
internal static partial class VkAttachmentParser
{
    private const int MaxMedia = 10;

    /// <exception cref="VkApiException">100: an unknown photo, a second link, a link without picture, too many media, a lone poll.</exception>
    public static List<VkAttachment> Parse(VkMethodCall call, VkWorld world, bool hasText)
    {
        var attachments = call.List("attachments").Select(Parse).ToList();
        foreach (var photo in attachments.Where(a => a.Type == "photo"))
        {
            if (!world.Photos.Exists(p => p.OwnerId == photo.OwnerId && p.Id == photo.Id))
            {
                throw VkErrors.Parameter($"attachments: photo{photo.OwnerId}_{photo.Id} is not found");
            }
        }

        CheckNumbers(attachments, hasText);
        // VK makes a link card from the page's picture; the stand-in loads no pages, so a picture must be named.
        if (attachments.Exists(a => a.Type == "link") && !call.Has("link_photo_id"))
        {
            throw VkErrors.Parameter("link_photo_sizing_rule. No photo given");
        }

        return attachments;
    }

    private static void CheckNumbers(List<VkAttachment> attachments, bool hasText)
    {
        int Count(params string[] types) => attachments.Count(a => types.Contains(a.Type));
        if (Count("link") > 1)
        {
            throw VkErrors.Parameter("attachments: only one link is allowed");
        }

        if (Count("photo", "video") > MaxMedia || attachments.Count > MaxMedia)
        {
            throw VkErrors.Parameter("attachments: too many attachments");
        }

        if (Count("poll") > 1 || Count("doc") > 1)
        {
            throw VkErrors.Parameter("attachments: only one poll and one file are allowed");
        }

        if (Count("poll") == 1 && attachments.Count == 1 && !hasText)
        {
            throw VkErrors.Parameter("attachments: a poll cannot be posted alone");
        }
    }

    private static VkAttachment Parse(string text)
    {
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            return new VkAttachment("link", 0, 0, null, text);
        }

        var match = Form().Match(text);
        if (!match.Success)
        {
            throw VkErrors.Parameter($"attachments: {text} is invalid");
        }

        return new VkAttachment(
            match.Groups["type"].Value,
            long.Parse(match.Groups["owner"].Value, CultureInfo.InvariantCulture),
            long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture),
            match.Groups["key"].Success ? match.Groups["key"].Value : null,
            null);
    }

    [GeneratedRegex(@"^(?<type>photo|video|audio|doc|page|note|poll|album|market|market_album|audio_playlist)(?<owner>-?\d{1,15})_(?<id>\d{1,15})(_(?<key>\w+))?$")]
    private static partial Regex Form();
}
