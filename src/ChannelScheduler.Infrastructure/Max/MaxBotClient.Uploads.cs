using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

public sealed partial class MaxBotClient
{
    private static readonly string[] UploadDomains = ["oneme.ru", "okcdn.ru"];

    // https://dev.max.ru/docs-api/methods/POST/uploads
    /// <summary>Uploads one picture in both steps and gives its token, which may be used more than once.</summary>
    public async Task<ApiAnswer<string>> UploadImageAsync(ApiAccess access, MediaContent media, CancellationToken cancellationToken)
    {
        using var request = access.Request(HttpMethod.Post, "uploads?type=image", scheme: null, NoRepeat());
        var reply = await caller.ReadAsync(NetworkClients.MaxRead, request, [access.Token], cancellationToken);
        var slot = Parse(reply, MaxOperation.Upload, MaxWire.Default.WireUploadSlot, slot => slot);
        if (!slot.Ok) return new ApiAnswer<string>(null, slot.Problem);
        if (!UploadHosts.IsAllowed(slot.Value.Url, UploadDomains, access.BaseUrl, out var address))
            return new ApiAnswer<string>(null, new PublishOutcome.RefusedForGood(NetworkTexts.Get("UploadHostRefused", BaseAddress.HostOf(slot.Value.Url))));

        // No Authorization here: the upload host needs none, and the token is nobody else's business.
        using var upload = new HttpRequestMessage(HttpMethod.Post, address) { Content = UploadForm.Of(media, "data") };
        var uploaded = await caller.UploadAsync(NetworkClients.MaxRead, upload, [access.Token], cancellationToken);
        var token = Parse(uploaded, MaxOperation.Upload, MaxWire.Default.WireUploaded, TokenOf);
        return token.Ok ? token : new ApiAnswer<string>(null, UploadHosts.ForNow(token.Problem));
    }

    private static string TokenOf(WireUploaded uploaded) => uploaded.Photos?.Values.FirstOrDefault()?.Token is { Length: > 0 } token ? token : throw new JsonException();
}
