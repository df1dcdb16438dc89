using System.Text.Json.Nodes;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>Whatever is wrong with a request, it is told by field and reason, in the caller's language, and nothing of it stays.</summary>
[Collection(ApiCollection.Name)]
public sealed class BadInputTests(ApiFixture fixture)
{
    [Fact]
    public async Task Every_bad_request_is_refused_by_field_and_reason_and_leaves_nothing()
    {
        var world = await BadRequestWorld.CreateAsync(fixture);
        var before = await fixture.Server.CountAllAsync();
        var wrong = new List<string>();
        foreach (var bad in BadRequests.All)
        {
            if (Problem(bad, await bad.SendAsync(world, null), "ru") is { } russian) wrong.Add(russian);
            // The big ones say the same words as the small ones.
            if (bad.Name is "file over 50 MB" or "request over 51 MB" or "unknown key") continue;
            if (Problem(bad, await bad.SendAsync(world, "en"), "en") is { } english) wrong.Add(english);
            if (await fixture.Server.CountAllAsync() is var after && after != before) wrong.Add($"{bad.Name}: something stayed: {after}, not {before}");
            before = await fixture.Server.CountAllAsync();
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public async Task No_token_and_no_key_is_in_logs_or_answers()
    {
        var server = fixture.Server;
        const string Secret = "token-that-nobody-may-see";
        var school = fixture.Other;
        var channel = (await server.Admin.PostAsync("channels", new
        {
            schoolId = school.Id, kind = "sferumClosed", name = "Закрытый", externalId = "-79990000000001", tokens = new { bot = new { value = Secret } },
        }, key: "secret-channel")).Must(201);
        var check = await server.Admin.PostAsync($"channels/{channel.Id}/check");
        check.Must(200);
        var list = (await server.Admin.GetAsync("channels")).Must(200);
        var audit = (await server.Admin.GetAsync("audit")).Must(200);
        var broken = await server.Admin.RawAsync("channels", $"{{\"kind\":\"gospublic\",\"tokens\":{{\"community\":{{\"value\":\"{Secret}\"}}}},");

        Assert.All(new[] { channel, check, list, audit, broken }, answer => Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal));
        Assert.DoesNotContain(Secret, server.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SchedulerServer.KeyOf("admin"), server.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await DatabaseTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_is_told_again_to_its_idempotency_key_but_never_stored_in_the_clear()
    {
        var server = fixture.Server;
        var user = (await server.Admin.PostAsync("users", new { name = "Новая", memberships = new[] { new { role = "manager", schoolId = fixture.Other.Id } } })).Must(201).Id;
        var first = (await server.Admin.PostAsync("api-keys", new { userId = user, name = "к" }, key: "new-key")).Must(201);
        var again = await server.Admin.PostAsync("api-keys", new { userId = user, name = "к" }, key: "new-key");

        Assert.Equal(first.Body, again.Body);
        Assert.DoesNotContain(first.Text("key")!, await DatabaseTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Text("key")!, (await server.Admin.GetAsync("api-keys")).Body, StringComparison.Ordinal);
    }

    private static string? Problem(BadRequest bad, Answer answer, string language)
    {
        var where = $"{bad.Name} ({language}): {answer.Status} {answer.Body}";
        if (answer.Status != bad.Status) return $"{bad.Status} expected; {where}";
        if (answer.ContentType?.StartsWith("application/problem+json", StringComparison.Ordinal) != true) return $"no problem but {answer.ContentType}; {where}";
        var problem = (JsonObject)answer.Json;
        if (bad.Field is not null && !Names(problem, bad.Field)) return $"field {bad.Field} is not named; {where}";
        foreach (var word in new[] { "title", "detail", "code", "status" })
        {
            if (string.IsNullOrWhiteSpace(problem[word]?.ToString())) return $"no {word}; {where}";
        }
        var isRussian = problem["title"]!.ToString().Any(letter => letter is >= 'а' and <= 'я');
        var hasRussianReason = problem["detail"]!.ToString().Any(letter => letter is >= 'а' and <= 'я');
        return isRussian == (language == "ru") && hasRussianReason == (language == "ru") ? null : $"not in {language}; {where}";
    }

    private static bool Names(JsonObject problem, string field)
    {
        var named = problem["field"]?.ToString() ?? "";
        return (named == field || named.EndsWith("." + field, StringComparison.Ordinal) || named.StartsWith(field + ".", StringComparison.Ordinal) || named.StartsWith(field + "[", StringComparison.Ordinal))
            && problem["errors"]?[named] is JsonArray { Count: > 0 };
    }

    private async Task<string> DatabaseTextAsync()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(fixture.Server.Folder, "data"), "channel-scheduler.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            text.Append(await reader.ReadToEndAsync());
        }
        return text.ToString();
    }
}
