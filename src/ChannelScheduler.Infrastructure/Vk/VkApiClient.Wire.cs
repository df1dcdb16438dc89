using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChannelScheduler.Infrastructure.Vk;

// The wire format of version 5.199. Schema: https://github.com/VKCOM/vk-api-schema; fields that we don't read are left out.
public sealed partial class VkApiClient
{
    private static DateTimeOffset? FromUnix(long? seconds) => seconds is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;

    private static IReadOnlyList<VkPost> ToPosts(WirePosts page) => (page.Items ?? throw new JsonException()).ConvertAll(ToPost);

    private static VkPost ToPost(WirePost post)
    {
        var attachments = post.Attachments ?? [];
        var references = attachments.ConvertAll(ReferenceOf);
        return new VkPost(
            post.Id ?? throw new JsonException(),
            post.FromId ?? 0,
            FromUnix(post.Date),
            post.Text ?? "",
            attachments.Count(attachment => attachment.Type == "photo"),
            references.Contains(null) ? null : references.ConvertAll(reference => reference!),
            post.IsDeleted ?? false,
            post.Views?.Count);
    }

    // <type><owner>_<id>[_<access key>], or the address of a link. https://dev.vk.com/method/wall.post
    private static string? ReferenceOf(WireAttachment attachment)
    {
        if (attachment.Type is not { } type || attachment.Rest?.GetValueOrDefault(type) is not { ValueKind: JsonValueKind.Object } media) return null;
        if (type == "link") return Text(media, "url");
        if (Number(media, "owner_id") is not { } owner || Number(media, "id") is not { } id) return null;
        var key = Text(media, "access_key") is { Length: > 0 } text ? "_" + text : "";
        return string.Create(CultureInfo.InvariantCulture, $"{type}{owner}_{id}{key}");
    }

    private static string? Text(JsonElement media, string name) =>
        media.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement media, string name) =>
        media.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    private static VkGroup ToGroup(WireGroups page)
    {
        var group = page.Groups?.FirstOrDefault() ?? throw new JsonException();
        return new VkGroup(group.Id ?? throw new JsonException(), group.Name, group.ScreenName, group.IsClosed, group.Deactivated, group.Wall, group.IsAdmin == 1, group.AdminLevel);
    }

    // An object for a name that is taken, an empty array for one that is not.
    private static VkScreenName ToScreenName(JsonElement answer) => answer.ValueKind == JsonValueKind.Object
        ? new VkScreenName(Text(answer, "type"), Number(answer, "object_id"))
        : new VkScreenName(null, null);

    internal sealed record WireAnswer<T>(T? Response);

    private sealed record WirePostId(long? PostId);

    private sealed record WirePosts(List<WirePost>? Items);

    private sealed record WirePost(long? Id, long? FromId, long? Date, string? Text, List<WireAttachment>? Attachments, bool? IsDeleted, WireViews? Views);

    private sealed class WireAttachment
    {
        public string? Type { get; set; }

        // The media object stands under a property named like the type.
        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Rest { get; set; }
    }

    private sealed record WireViews(long? Count);

    private sealed record WireGroups(List<WireGroup>? Groups);

    private sealed record WireGroup(long? Id, string? Name, string? ScreenName, int? IsClosed, string? Deactivated, int? Wall, int? IsAdmin, int? AdminLevel);

    private sealed record WirePermissions(long? Mask, List<WirePermission>? Permissions);

    private sealed record WirePermission(string? Name);

    private sealed record WireUser(long? Id);

    private sealed record WireUploadServer(string? UploadUrl);

    private sealed record WireUploaded(long? Server, string? Photo, string? Hash);

    private sealed record WirePhoto(long? Id, long? OwnerId, string? AccessKey);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(WireAnswer<WirePostId>))]
    [JsonSerializable(typeof(WireAnswer<WirePosts>))]
    [JsonSerializable(typeof(WireAnswer<WireGroups>))]
    [JsonSerializable(typeof(WireAnswer<WirePermissions>))]
    [JsonSerializable(typeof(WireAnswer<List<WireUser>>))]
    [JsonSerializable(typeof(WireAnswer<WireUploadServer>))]
    [JsonSerializable(typeof(WireAnswer<List<WirePhoto>>))]
    [JsonSerializable(typeof(WireAnswer<JsonElement>))]
    [JsonSerializable(typeof(WireAnswer<int>))]
    [JsonSerializable(typeof(WireAnswer<long>))]
    [JsonSerializable(typeof(WireUploaded))]
    private sealed partial class VkWire : JsonSerializerContext;
}
