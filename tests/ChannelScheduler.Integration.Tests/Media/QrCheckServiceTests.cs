using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>A picture that nobody could look at when it came in is looked at as soon as that is possible.</summary>
public sealed class QrCheckServiceTests
{
    private readonly ScriptedReader _reader = new();

    [Fact]
    public async Task What_could_not_be_read_is_read_when_the_reader_comes()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.AddPictureAsync("aa", null);
        await world.AddPictureAsync("bb", null);
        using var service = Service(world);

        Assert.Equal(0, await service.CheckAsync(alsoFailed: true, default));
        Assert.All(await StatesAsync(world), state => Assert.Equal(QrState.NotRun, state));

        _reader.Answer = new QrReading(QrState.Found, "https://max.ru/join/AbCdEf");
        Assert.Equal(2, await service.CheckAsync(alsoFailed: false, default));
        await using var db = world.OpenDb();
        Assert.All(await db.Media.ToListAsync(), picture => Assert.Equal(_reader.Answer, picture.Qr));
        Assert.Equal(0, await service.CheckAsync(alsoFailed: true, default));
    }

    [Fact]
    public async Task What_the_reader_failed_at_is_tried_again_once_after_a_start()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.AddPictureAsync("aa", null);
        _reader.Answer = new QrReading(QrState.Failed, "");
        using var service = Service(world);
        await service.CheckAsync(alsoFailed: false, default);

        _reader.Answer = new QrReading(QrState.None, "");
        Assert.Equal(0, await service.CheckAsync(alsoFailed: false, default));
        Assert.Equal(1, await service.CheckAsync(alsoFailed: true, default));
        Assert.Equal([QrState.None], await StatesAsync(world));
    }

    [Fact]
    public async Task A_code_found_after_the_approval_stops_the_post_at_the_gate()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var picture = await world.AddPictureAsync("aa", "Афиша");
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await world.EditAsync(post, world.Author, draft => draft with { Media = [picture], PhotoFallback = PhotoFallback.ByHand });
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));

        _reader.Answer = new QrReading(QrState.Found, "https://max.ru/join/AbCdEf");
        using var service = Service(world);
        await service.CheckAsync(alsoFailed: false, default);
        await world.AdvanceAsync(TimeSpan.FromHours(1));

        var stopped = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.OnHold, HoldCause.Policy), (stopped.Status, stopped.HoldCause!.Value));
        Assert.Contains("LNK006", stopped.Reason!.ToString(), StringComparison.Ordinal);
        Assert.Empty(world.Max.Sent);
    }

    private QrCheckService Service(PublishingWorld world) => new(
        world.Get<IDbContextFactory<SchedulerDbContext>>(), _reader, new MediaFileStore(world.Folder, world.Time), world.Time, Substitute.For<IHostApplicationLifetime>(), NullLogger<QrCheckService>.Instance);

    private static async Task<IReadOnlyList<QrState>> StatesAsync(PublishingWorld world)
    {
        await using var db = world.OpenDb();
        return await db.Media.Select(one => one.QrState).ToListAsync();
    }

    private sealed class ScriptedReader : IQrReader
    {
        public QrReading Answer { get; set; } = QrReading.NotRun;

        public bool IsAvailable => Answer != QrReading.NotRun;

        public Task<QrReading> ReadAsync(string path, CancellationToken cancellationToken) => Task.FromResult(Answer);
    }
}
