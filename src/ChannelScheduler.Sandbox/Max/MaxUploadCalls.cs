using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Upload addresses and the upload host behind them. https://dev.max.ru/docs-api/methods/POST/uploads.</summary>
internal sealed class MaxUploadCalls(MaxPipeline pipeline, MaxDirectory directory, MaxUploads uploads, SandboxStore store)
{
    private const string RangeDone = "<?xml version=\"1.0\" encoding=\"utf-8\"?><retval>1</retval>";

    public async Task<object?> OpenAsync(MaxRequest request)
    {
        var type = request.Query("type");
        if (type is not ("image" or "video" or "audio" or "file"))
        {
            throw MaxApiException.BadPayload($"Unknown upload type '{type}'");
        }

        // The address belongs to a bot, not to a channel: a fault on any of its channels hits.
        var channels = directory.Chats().Where(c => c.BotUserId == request.Bot.UserId).Select(c => MaxRequest.Id(c.ChatId));
        foreach (var channel in channels)
        {
            if (await pipeline.StoppedAsync(request, channel, FaultOperations.Upload))
            {
                return null;
            }
        }

        var upload = uploads.Open(type, request.Bot.UserId);
        return new { Url = $"{request.BaseUrl}/upload/{upload.Ticket}", Token = type is "video" or "audio" ? upload.Token : null };
    }

    /// <summary>The upload host: no authorisation, the address itself is the secret.</summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        try
        {
            var ticket = (string)context.Request.RouteValues["ticket"]!;
            var upload = uploads.FindByTicket(ticket) ?? throw new MaxApiException(404, "not.found", "Upload url is not known");
            context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
            var answer = context.Request.HasFormContentType
                ? await ReceiveFormAsync(context.Request, upload)
                : await ReceivePartAsync(context.Request, upload);
            context.Response.ContentType = answer.StartsWith('<') ? "text/xml" : "application/json";
            await context.Response.WriteAsync(answer);
        }
        catch (MaxApiException e)
        {
            await MaxPipeline.WriteAsync(context, e);
        }
        catch (InvalidDataException e)
        {
            await MaxPipeline.WriteAsync(context, MaxApiException.BadPayload(e.Message));
        }
    }

    /// <summary>Serves a stored file, as the image host does.</summary>
    public Task ServeAsync(HttpContext context)
    {
        if (store.FindFile((string)context.Request.RouteValues["file"]!) is not { } file)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return SandboxFileResponse.WriteAsync(context, file);
    }

    private async Task<string> ReceiveFormAsync(HttpRequest request, MaxUpload upload)
    {
        var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = long.MaxValue });
        var file = form.Files["data"] ?? throw MaxApiException.BadPayload("Multipart field 'data' with a file is required");
        using var content = new MemoryStream();
        await file.CopyToAsync(content);
        return Fill(upload, file.FileName, content.ToArray());
    }

    private async Task<string> ReceivePartAsync(HttpRequest request, MaxUpload upload)
    {
        if (!ContentRangeHeaderValue.TryParse(request.Headers.ContentRange, out var range) || range is not { From: { } from, Length: { } total })
        {
            throw MaxApiException.BadPayload("Neither multipart nor Content-Range");
        }

        using var part = new MemoryStream();
        await request.Body.CopyToAsync(part);
        return uploads.AddPart(upload, from, part.ToArray(), total) is { } whole
            ? Fill(upload, request.Headers["X-File-Name"].ToString(), whole)
            : $"{from}-{range.To}/{total}";
    }

    private string Fill(MaxUpload upload, string name, byte[] content)
    {
        var contentType = "application/octet-stream";
        if (upload.Type == "image")
        {
            contentType = MaxImage.TypeOf(content) ?? throw MaxApiException.BadPayload("File extension is forbidden");
            if (content.Length > MaxImage.MaxLength || MaxImage.SizeOf(content) is { Width: > MaxImage.MaxSide } or { Height: > MaxImage.MaxSide })
            {
                throw MaxApiException.BadPayload($"Image is larger than {MaxImage.MaxSide}x{MaxImage.MaxSide} or {MaxImage.MaxLength} bytes");
            }
        }

        if (content.Length == 0)
        {
            throw MaxApiException.BadPayload("File is empty");
        }

        var filled = uploads.Fill(upload, name, contentType, content);
        return filled.Type switch
        {
            "image" => JsonSerializer.Serialize(new { Photos = new Dictionary<string, object> { [filled.FileId!] = new { filled.Token } } }, MaxJson.Options),
            "file" => JsonSerializer.Serialize(new { filled.Token }, MaxJson.Options),
            _ => RangeDone,
        };
    }
}
