using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Integration.Tests.Cli;

/// <summary>A server that answers the REST API with what a test tells it to, and keeps what it was asked.</summary>
internal sealed class ApiStub : IAsyncDisposable
{
    public const string ApiKey = "cs_0123456789abcdef";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly Dictionary<string, Func<StubRequest, StubAnswer>> _answers = [];

    private ApiStub(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public static async Task<ApiStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new ApiStub(app);
        app.Run(stub.AnswerAsync);
        await app.StartAsync();
        stub.Address = app.Urls.Single();
        return stub;
    }

    /// <param name="call">For instance <c>GET /api/v1/posts</c>.</param>
    public void On(string call, Func<StubRequest, StubAnswer> answer) => _answers[call] = answer;

    public void On(string call, string json, int status = 200, string? etag = null) => On(call, _ => new StubAnswer(status, json, etag));

    public StubRequest Single(string call) => Requests.Single(request => request.Call == call);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var call = $"{context.Request.Method} {context.Request.Path}";
        IFormFile? file = null;
        var body = "";
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync();
            file = form.Files["file"];
            body = $"{form["schoolId"]}|{form["description"]}";
        }
        else
        {
            using var reader = new StreamReader(context.Request.Body);
            body = await reader.ReadToEndAsync();
        }

        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new StubRequest(call, context.Request.QueryString.Value ?? "", headers, body, file?.FileName, file?.Length);
        _requests.Enqueue(request);

        var answer = headers.GetValueOrDefault("Authorization") != "Bearer " + ApiKey ? new StubAnswer(401, """{"title":"Unauthorized"}""")
            : _answers.TryGetValue(call, out var given) ? given(request)
            : new StubAnswer(404, """{"title":"Not found","detail":"Nothing here."}""");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        if (answer.ETag is not null) context.Response.Headers.ETag = answer.ETag;
        if (answer.Location is not null) context.Response.Headers.Location = answer.Location;
        await context.Response.WriteAsync(answer.Body);
    }
}

internal sealed record StubRequest(string Call, string Query, IReadOnlyDictionary<string, string> Headers, string Body, string? FileName, long? FileLength);

internal sealed record StubAnswer(int Status, string Body, string? ETag = null, string? Location = null);
