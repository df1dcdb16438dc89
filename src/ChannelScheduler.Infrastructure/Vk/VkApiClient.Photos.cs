using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

public sealed partial class VkApiClient
{
    // https://dev.vk.com/reference/errors
    private const string TooManyPerSecond = "6";
    private const int MostRepeats = 5;
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromMilliseconds(500);
    private static readonly string[] UploadDomains = ["vk.com", "vk.ru", "vkuserphoto.ru", "userapi.com"];

    // https://dev.vk.com/api/upload/wall-photo
    /// <summary>Uploads one picture for a community's wall in three steps; needs a user token. Gives the attachment, e.g. <c>photo-1_2</c>.</summary>
    public async Task<ApiAnswer<string>> UploadWallPhotoAsync(ApiAccess access, long groupId, MediaContent media, CancellationToken cancellationToken)
    {
        // https://dev.vk.com/method/photos.getWallUploadServer (the group's id is positive here)
        var server = await PacedAsync(() =>
            ReadAsync(access, "photos.getWallUploadServer", new() { ["group_id"] = Id(groupId) }, VkWire.Default.WireAnswerWireUploadServer, slot => slot, cancellationToken), cancellationToken);
        if (!server.Ok) return new ApiAnswer<string>(null, server.Problem);
        if (!UploadHosts.IsAllowed(server.Value.UploadUrl, UploadDomains, access.BaseUrl, out var address))
            return new ApiAnswer<string>(null, new PublishOutcome.RefusedForGood(NetworkTexts.Get("UploadHostRefused", BaseAddress.HostOf(server.Value.UploadUrl))));

        var uploaded = await UploadAsync(address, access, media, cancellationToken);
        if (!uploaded.Ok) return new ApiAnswer<string>(null, uploaded.Problem);

        // https://dev.vk.com/method/photos.saveWallPhoto
        Dictionary<string, string?> parameters = new()
        {
            ["group_id"] = Id(groupId), ["server"] = Id(uploaded.Value.Server ?? 0), ["photo"] = uploaded.Value.Photo, ["hash"] = uploaded.Value.Hash,
            ["caption"] = string.IsNullOrWhiteSpace(media.Description) ? null : media.Description,
        };
        return await PacedAsync(() => ReadAsync(access, "photos.saveWallPhoto", parameters, VkWire.Default.WireAnswerListWirePhoto, AttachmentOf, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// A user token has three calls a second, and a second picture's upload is the fourth: without a pause no post with two pictures would ever get out.
    /// Nothing was done when VK says "too many", so the same call may be repeated.
    /// </summary>
    private async Task<ApiAnswer<T>> PacedAsync<T>(Func<Task<ApiAnswer<T>>> call, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await call();
        for (var repeats = 0; repeats < MostRepeats && answer.Problem?.ErrorCode == TooManyPerSecond; repeats++)
        {
            await Task.Delay(RepeatAfter, timeProvider, cancellationToken);
            answer = await call();
        }
        return answer;
    }

    private async Task<ApiAnswer<WireUploaded>> UploadAsync(Uri address, ApiAccess access, MediaContent media, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = UploadForm.Of(media, "photo") };
        var reply = await caller.UploadAsync(NetworkClients.VkRead, request, [access.Token], cancellationToken);
        if (reply is not NetworkReply.Answered { Status: 200 } answer) return new ApiAnswer<WireUploaded>(null, UploadHosts.ForNow(VkOutcomes.ProblemOf(reply) ?? VkOutcomes.Unreadable(reply)));
        try
        {
            var uploaded = JsonSerializer.Deserialize(answer.Body, VkWire.Default.WireUploaded);
            // An empty list is how the upload host says that it did not take the file; saving it would fail.
            return uploaded is { Photo: not (null or "" or "[]"), Hash: not null }
                ? new ApiAnswer<WireUploaded>(uploaded, null)
                : new ApiAnswer<WireUploaded>(null, new PublishOutcome.RefusedForNow(NetworkTexts.Get("VkUploadEmpty", media.FileName)) { HttpStatus = 200, BodyExcerpt = SecretScrubber.Excerpt(answer.CleanBody) });
        }
        catch (JsonException)
        {
            return new ApiAnswer<WireUploaded>(null, VkOutcomes.Unreadable(reply));
        }
    }

    // The owner is the uploader or the community, as VK pleases: the attachment is built from what came back.
    private static string AttachmentOf(List<WirePhoto> photos) => photos.FirstOrDefault() is { Id: { } id, OwnerId: { } owner } photo
        ? string.Create(CultureInfo.InvariantCulture, $"photo{owner}_{id}") + (string.IsNullOrEmpty(photo.AccessKey) ? "" : "_" + photo.AccessKey)
        : throw new JsonException();
}
