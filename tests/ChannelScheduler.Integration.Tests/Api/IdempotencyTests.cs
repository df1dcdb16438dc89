using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>The same key is the same write, whatever happened to its answer.</summary>
[Collection(ApiCollection.Name)]
public sealed class IdempotencyTests(ApiFixture fixture)
{
    private RoleClient Officer => fixture.Server.PressOfficer;

    [Fact]
    public async Task A_repeat_gets_the_same_bytes_status_etag_and_location()
    {
        var first = (await Officer.PostAsync("posts", fixture.Draft("Повтор"), key: "repeat")).Must(201);
        Assert.NotNull(first.ETag);
        Assert.Equal("/api/v1/posts/" + first.Id, first.Location);
        Assert.Equal(first, await Officer.PostAsync("posts", fixture.Draft("Повтор"), key: "repeat"));
        Assert.Equal(1, await PostsAsync("Повтор"));
    }

    [Fact]
    public async Task An_action_repeated_with_its_key_is_not_stale()
    {
        var draft = await fixture.NewDraftAsync("Отправить дважды");
        var first = (await Officer.PostAsync($"posts/{draft.Id}/submit", etag: draft.ETag, key: "submit-twice")).Must(200);
        Assert.Equal(first, await Officer.PostAsync($"posts/{draft.Id}/submit", etag: draft.ETag, key: "submit-twice"));
    }

    [Fact]
    public async Task Parallel_requests_with_one_key_make_one_row()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Officer.PostAsync("posts", fixture.Draft("Разом"), key: "at-once")));
        Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { 201, 409 }));
        Assert.Contains(answers, answer => answer.Status == 201);
        Assert.Equal(1, await PostsAsync("Разом"));
    }

    [Fact]
    public async Task Parallel_writes_with_many_keys_all_arrive()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Officer.PostAsync("posts", fixture.Draft("Много"), key: "many-" + number.ToString(CultureInfo.InvariantCulture))));
        Assert.All(answers, answer => answer.Must(201));
        Assert.Equal(12, await PostsAsync("Много"));
    }

    [Fact]
    public async Task While_the_first_request_runs_a_second_one_is_told_so()
    {
        await using var blocker = new SqliteConnection($"Data Source={Path.Combine(fixture.Server.Folder, "data", "channel-scheduler.db")};Pooling=False");
        await blocker.OpenAsync();
        Task<Answer> first;
        await using (var writing = await blocker.BeginTransactionAsync())
        {
            // The write lock is ours, so the first request waits inside its own key.
            first = Officer.PostAsync("posts", fixture.Draft("Долгая"), key: "running");
            var second = await Eventually.GetAsync(() => TrySecondAsync(), answer => answer is not null);
            Assert.Equal("IdempotencyRunning", second!.Must(409).Text("code"));
        }
        (await first).Must(201);

        async Task<Answer?> TrySecondAsync()
        {
            var second = Officer.PostAsync("posts", fixture.Draft("Долгая"), key: "running");
            return await Task.WhenAny(second, first) == second ? await second : null;
        }
    }

    [Fact]
    public async Task An_upload_repeated_with_a_new_boundary_is_the_same_upload()
    {
        var file = Media.Pictures.Png(80, 60);
        var first = (await Officer.UploadAsync(file, "a.png", "Афиша", key: "upload")).Must(201);
        Assert.Equal(first, await Officer.UploadAsync(file, "a.png", "Афиша", key: "upload"));
        Assert.Equal(422, (await Officer.UploadAsync(Media.Pictures.Png(60, 80), "a.png", "Афиша", key: "upload")).Status);
    }

    private async Task<int> PostsAsync(string title)
    {
        var count = 0;
        string? cursor = null;
        do
        {
            var page = (await Officer.GetAsync("posts?cursor=" + cursor)).Must(200);
            count += page.Json["items"]!.AsArray().Count(post => post!["title"]!.ToString() == title);
            cursor = page.Text("nextCursor");
        }
        while (cursor is not null);
        return count;
    }
}
