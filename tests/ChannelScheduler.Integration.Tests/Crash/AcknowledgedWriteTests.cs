using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>P1 against kill -9: what was answered is stored.</summary>
public sealed class AcknowledgedWriteTests
{
    private const int Rounds = 3;
    private const int WritesPerRound = 10;

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_right_after_the_answer()
    {
        await using var world = await CrashWorld.StartAsync();
        using var picture = new TestPicture();
        var bytes = await File.ReadAllBytesAsync(picture.Media.Path);
        var written = new List<(Guid Id, string Hash)>();
        var uploaded = new List<Guid>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var write = 0; write < WritesPerRound; write++)
            {
                // In one round a picture is the last thing acknowledged, in the next one a post.
                if (write == round % 2 * (WritesPerRound - 1)) uploaded.Add(await UploadAsync(world, bytes, round));
                var post = await world.Api.WriteAsync(world.SchoolId, $"Черновик {round} {write}", "Текст черновика", [world.MaxChannelId], mediaIds: uploaded.TakeLast(1));
                written.Add((post.GetProperty("id").GetGuid(), post.GetProperty("contentHash").GetString()!));
                if (write == WritesPerRound - 1 && round % 2 == 0) uploaded.Add(await UploadAsync(world, bytes, round));
            }
            await world.Process.KillAsync();
            await world.StartProgramAsync();
        }

        foreach (var (id, hash) in written) Assert.Equal(hash, (await world.Api.GetAsync($"posts/{id}")).GetProperty("contentHash").GetString());
        foreach (var id in uploaded) Assert.Equal(bytes, await world.Api.GetBytesAsync($"media/{id}"));
        Assert.Equal((Rounds * WritesPerRound, 5), (written.Count, uploaded.Count));
    }

    private static async Task<Guid> UploadAsync(CrashWorld world, byte[] bytes, int number)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(world.SchoolId.ToString()), "schoolId" },
            { new StringContent($"Афиша {number}"), "description" },
            { new ByteArrayContent(bytes), "file", "afisha.png" },
        };
        return (await world.Api.CallAsync(HttpMethod.Post, "media", SchedulerKeys.Author, form)).GetProperty("id").GetGuid();
    }
}
