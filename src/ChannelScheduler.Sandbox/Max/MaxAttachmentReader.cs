using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Checks the attachments of a message body.</summary>
internal sealed class MaxAttachmentReader(MaxUploads uploads, SandboxOptions options)
{
    private const int MaxCount = 12;

    /// <summary>Null stays null: an edit then keeps what is there.</summary>
    public IReadOnlyList<MaxAttachment>? Read(IReadOnlyList<JsonElement>? wire, long botUserId)
    {
        if (wire is null)
        {
            return null;
        }

        var read = wire.SelectMany(a => ReadOne(a, botUserId)).ToList();
        var files = read.Count(a => a.Type == "file");
        var audio = read.Count(a => a.Type == "audio");
        var keyboards = read.Count(a => a.Type == "inline_keyboard");
        if (read.Count > MaxCount)
        {
            throw MaxApiException.BadPayload($"Too many attachments: {read.Count}, max {MaxCount}");
        }

        if (files > 1 || (files == 1 && read.Count > 1 + keyboards))
        {
            throw MaxApiException.BadPayload("Must be only one file attachment in message");
        }

        if (audio > 0 && read.Count > 1)
        {
            throw MaxApiException.BadPayload("Audio must be the only attachment in message");
        }

        return keyboards > 1 ? throw MaxApiException.BadPayload("Must be only one keyboard in message") : read;
    }

    private List<MaxAttachment> ReadOne(JsonElement attachment, long botUserId)
    {
        var type = Text(attachment, "type") ?? throw MaxApiException.BadPayload("Field 'type' cannot be null");
        if (!attachment.TryGetProperty("payload", out var payload) || payload.ValueKind != JsonValueKind.Object)
        {
            throw MaxApiException.BadPayload("Field 'payload' cannot be null");
        }

        return type switch
        {
            "image" => Images(payload, botUserId),
            "video" or "audio" or "file" => [Uploaded(type, Text(payload, "token"), botUserId)],
            "inline_keyboard" => [new MaxAttachment(type, Json: MaxKeyboard.Check(payload))],
            "share" => [new MaxAttachment(type, Url: Text(payload, "url") ?? throw MaxApiException.BadPayload("Field 'url' cannot be null"))],
            _ => throw MaxApiException.BadPayload($"Unknown attachment type '{type}'"),
        };
    }

    private List<MaxAttachment> Images(JsonElement payload, long botUserId)
    {
        var token = Text(payload, "token");
        var url = Text(payload, "url");
        var photos = payload.TryGetProperty("photos", out var map) && map.ValueKind == JsonValueKind.Object ? map : default(JsonElement?);
        if ((token is null ? 0 : 1) + (url is null ? 0 : 1) + (photos is null ? 0 : 1) > 1)
        {
            throw MaxApiException.BadPayload("`photos`, `url` and `token` are mutually exclusive");
        }

        if (url is not null)
        {
            return options.Max.AcceptImageUrls
                ? [new MaxAttachment("image", Token: "url", Url: url)]
                : throw MaxApiException.BadPayload("Can't load image by url, upload it instead");
        }

        var tokens = photos?.EnumerateObject().Select(p => Text(p.Value, "token")).ToList() ?? [token];
        return tokens.Count == 0 || tokens.Contains(null)
            ? throw MaxApiException.BadPayload("No `photos`, `url` or `token` provided. Check payload.")
            : tokens.Select(t => Uploaded("image", t, botUserId)).ToList();
    }

    private MaxAttachment Uploaded(string type, string? token, long botUserId)
    {
        var upload = token is null ? null : uploads.FindByToken(token);
        if (upload is null || upload.Type != type || upload.BotUserId != botUserId)
        {
            throw MaxApiException.BadPayload($"Unknown or missing {type} token");
        }

        // A video's token is known before its bytes have come.
        return upload.FileId is null
            ? throw MaxApiException.AttachmentNotReady()
            : new MaxAttachment(type, upload.Token, upload.FileId, upload.Name, upload.Size);
    }

    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw MaxApiException.BadPayload($"Field '{name}' must be a string");
    }
}
