using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>With a state folder, what was answered is still there after a kill.</summary>
public sealed class SandboxStateTests : IDisposable
{
    private readonly string _state = Directory.CreateTempSubdirectory("sandbox-state-").FullName;

    public void Dispose() => Directory.Delete(_state, recursive: true);

    [Fact]
    public async Task Posts_channels_and_files_survive_a_kill_of_the_process()
    {
        using var process = Start(out var address);
        using var http = new HttpClient { BaseAddress = address };
        var before = new MaxCaller(http, address);
        var attachments = new[] { new { type = "image", payload = new { token = await before.ImageTokenAsync() } } };
        var sent = await before.SentAsync(new { text = "до падения", attachments });
        using var created = await http.PostAsJsonAsync("_sandbox/channels", new SandboxChannelRequest("max"));
        var added = (await created.Content.ReadFromJsonAsync<SandboxChannel>(SandboxJson.Options))!;
        var updates = (await before.CallAsync("GET", "updates?timeout=0")).Body;
        process.Kill();
        await process.WaitForExitAsync();

        await using var server = await RestartAsync();
        var max = new MaxCaller(server);
        var post = Assert.Single(await server.PostsAsync("max", MaxCaller.Channel));
        var mid = sent.GetProperty("body").GetProperty("mid").GetString();
        Assert.Equal((mid, "до падения"), (post.Id, post.Text));
        var (_, message) = await max.CallAsync("GET", "messages/" + mid);
        var url = message.GetProperty("body").GetProperty("attachments")[0].GetProperty("payload").GetProperty("url").GetString();
        Assert.Equal(MaxCaller.Png, await server.Http.GetByteArrayAsync(url));
        Assert.Equal(200, (int)(await new MaxCaller(server, added.Token("bot")).CallAsync("GET", "chats/" + added.ExternalId)).Status);
        // Events that were given are not given again, and none are lost.
        Assert.Equal(3, updates.GetProperty("updates").GetArrayLength());
        Assert.Equal(0, (await max.CallAsync("GET", "updates?timeout=0")).Body.GetProperty("updates").GetArrayLength());
    }

    [Fact]
    public async Task A_line_torn_by_a_kill_costs_only_itself()
    {
        await using (var first = await RestartAsync())
        {
            await new MaxCaller(first).SentAsync(new { text = "целое" });
        }

        await File.AppendAllTextAsync(Path.Combine(_state, "max.jsonl"), "{\"key\":\"post/mid.torn\",\"value\":{\"mid\":\"mid.to", Encoding.UTF8);
        await using (var second = await RestartAsync())
        {
            Assert.Equal(["целое"], (await second.PostsAsync("max", MaxCaller.Channel)).Select(p => p.Text));
            await new MaxCaller(second).SentAsync(new { text = "следующее" });
        }

        await using var third = await RestartAsync();
        Assert.Equal(["следующее", "целое"], (await third.PostsAsync("max", MaxCaller.Channel)).Select(p => p.Text));
    }

    [Fact]
    public async Task Without_a_state_folder_nothing_is_written()
    {
        await using var server = await SandboxServer.StartAsync();
        await new MaxCaller(server).SentAsync(new { text = "x" });
        Assert.Empty(Directory.EnumerateFileSystemEntries(_state));
    }

    [Theory]
    [InlineData("--port 1", "unknown argument")]
    [InlineData("--max", "needs a value")]
    [InlineData("--max 70000", "is not a port")]
    public async Task Bad_arguments_end_the_program_with_2_and_a_reason(string arguments, string reason)
    {
        using var process = Run(arguments);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.Contains(reason, error);
    }

    private Task<SandboxServer> RestartAsync() => SandboxServer.StartAsync(o => o.StateDirectory = _state);

    private Process Start(out Uri max)
    {
        var process = Run($"--max 0 --vk 0 --state {_state}");
        var line = process.StandardOutput.ReadLine()!;
        Assert.StartsWith("MAX API", line, StringComparison.Ordinal);
        max = new Uri(line.Split(' ')[^1]);
        return process;
    }

    private static Process Run(string arguments) => Process.Start(new ProcessStartInfo(
        "dotnet", $"\"{typeof(SandboxHost).Assembly.Location}\" {arguments}")
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
