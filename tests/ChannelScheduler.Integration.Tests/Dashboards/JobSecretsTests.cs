using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Contracts;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Publishing;
using ChannelScheduler.Testing.Server;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>
/// P8 on Hangfire's pages: a network that throws the token and the post back at us, and a fault of our own with both in its message, leave neither in anything that Hangfire stores.
/// </summary>
public sealed class JobSecretsTests
{
    private const string Token = "f9LHodD0cOK-planted-token-of-a-channel";
    private const string Words = "Слова записи, которые знают только её читатели";
    private const string Title = "Название, которого нет в заданиях";

    [Theory]
    [InlineData(400, "proto.payload", "failed")]
    [InlineData(429, "too.many.requests", "retrying")]
    [InlineData(500, "internal", "inDoubt")]
    [InlineData(401, "verify.token", "onHold")]
    public async Task An_answer_that_echoes_token_and_text_leaves_neither_in_any_job(int status, string code, string state)
    {
        await using var network = RawHttpServer.Start(request => RawAnswer.Json(
            JsonSerializer.Serialize(new { code, message = $"{request.Headers.GetValueOrDefault("Authorization")} {request.Target} {request.Body} {Words}" }), status));
        await using var server = await SchedulerServer.StartAsync(null, $"--Networks:Max:BaseUrl={network.Url}");
        var post = await PublishAsync(server);
        await UntilAsync(server, post, state);

        // What was planted did arrive, and came back.
        Assert.Contains(network.Requests, request => request.Method == "POST" && request.Headers.Values.Append(request.Target).Any(value => value.Contains(Token, StringComparison.Ordinal))
            && JsonNode.Parse(request.Body)!["text"]!.ToString().Contains(Words, StringComparison.Ordinal));
        await AssertSilentAsync(server, post);
    }

    [Fact]
    public async Task A_fault_of_our_own_whose_message_holds_token_and_text_leaves_neither_in_any_job()
    {
        await using var network = RawHttpServer.Start(RawAnswer.Json("""{"code": "proto.payload", "message": "no"}""", 400));
        await using var server = await SchedulerServer.StartWithAsync(
            services => services.AddSingleton(provider => InterceptedStore.Around(
                ActivatorUtilities.CreateInstance<EfPublishingStore>(provider), _ => throw new InvalidOperationException($"{Token} {Title} {Words}", new IOException(Token)) { Data = { ["text"] = Words } })),
            null, $"--Networks:Max:BaseUrl={network.Url}");
        var post = await PublishAsync(server);
        var storage = server.Services.GetRequiredService<JobStorage>();
        await HangfireProbe.WaitAsync(() => storage.GetMonitoringApi().FailedCount() > 0, "the job has failed");

        await AssertSilentAsync(server, post);
        Assert.Empty(network.Requests);
    }

    private static async Task AssertSilentAsync(SchedulerServer server, string post)
    {
        var publication = (await server.Admin.GetAsync("posts/" + post)).Must(200).Json["publications"]![0]!["id"]!.ToString();
        var storage = server.Services.GetRequiredService<JobStorage>();
        await HangfireProbe.WaitAsync(() => storage.GetMonitoringApi().ProcessingCount() == 0 && HangfireContents.Of(storage).Contains(publication, StringComparison.Ordinal), "a job was run");
        var stored = HangfireContents.Of(storage);
        // The search would find what is there.
        Assert.Contains(publication, stored, StringComparison.Ordinal);
        Assert.Contains("Processing", stored, StringComparison.Ordinal);
        foreach (var secret in new[] { Token, Token[..12], Words, Words[..12], Title, "Bearer", "   at " })
        {
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(JsonSerializer.Serialize(secret).Trim('"'), stored, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Uri.EscapeDataString(secret), stored, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<string> PublishAsync(SchedulerServer server)
    {
        var inn = TestInn.Next();
        var school = (await server.Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Europe/Moscow", quietHours = new { from = "00:00:00", to = "00:00:00" } })).Must(201).Id;
        var channel = (await server.Admin.PostAsync("channels", new
        {
            schoolId = school, kind = "maxPublic", name = "MAX", handle = $"id{inn}_gos", externalId = string.Create(CultureInfo.InvariantCulture, $"-7{inn}"), environment = "live",
            tokens = new { bot = new { value = Token } },
        })).Must(201).Id;
        var people = new TestSchool(school, inn, await server.NewPersonAsync(school, "press-officer"), await server.NewPersonAsync(school, "content-admin"), channel, "", "", "", "");
        return await people.PublishAsync(people.Post(Title, Words, [channel]));
    }

    private static Task UntilAsync(SchedulerServer server, string post, string state) => Eventually.GetAsync(
        async () => (await server.Admin.GetAsync("posts/" + post)).Must(200).Json["publications"]![0]!["status"]!.ToString(), status => status == state);
}
