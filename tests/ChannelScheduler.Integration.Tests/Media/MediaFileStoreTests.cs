using System.Security.Cryptography;
using ChannelScheduler.Infrastructure.Media;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

public sealed class MediaFileStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly MediaInspector _inspector = new();
    private readonly MediaCleaner _cleaner = new();
    private readonly MediaFileStore _store;
    private readonly MediaIntake _intake;

    public MediaFileStoreTests()
    {
        _store = new MediaFileStore(_folder.Path, _time);
        _intake = new MediaIntake(_store, _cleaner, _inspector);
    }

    public void Dispose()
    {
        _inspector.Dispose();
        _cleaner.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sound_picture_is_kept_under_its_hash_byte_for_byte()
    {
        var bytes = Pictures.Jpeg();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var result = await _intake.TakeAsync(new MemoryStream(bytes), "x.jpeg", default);
        Assert.Equal(new StoredMedia(hash, $"{hash[..2]}/{hash}.jpg", bytes.Length), result.File);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(_store.PathOf(result.File!.Path)));
    }

    [Fact]
    public async Task The_same_picture_twice_is_one_file()
    {
        await _intake.TakeAsync(new MemoryStream(Pictures.Png()), "a.png", default);
        await _intake.TakeAsync(new MemoryStream(Pictures.Png()), "b.png", default);
        Assert.Single(_folder.Files);
    }

    [Fact]
    public async Task A_refused_file_leaves_nothing_behind()
    {
        var result = await _intake.TakeAsync(new MemoryStream([.. "%PDF-1.7"u8]), "x.jpg", default);
        Assert.Equal(MediaProblem.NotAPicture, result.Problem?.Code);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => _intake.TakeAsync(new BreakingStream(Pictures.Png(), 200), "x.png", default));
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task Reading_stops_one_byte_after_the_limit()
    {
        using var content = new MemoryStream(new byte[1_000_000]);
        using var received = await _store.ReceiveAsync(content, 300_000, default);
        Assert.Equal((300_001, 300_001), (received.Length, content.Position));
    }

    [Fact]
    public async Task An_upload_left_by_a_stopped_program_is_deleted_after_a_day()
    {
        using var received = await _store.ReceiveAsync(new MemoryStream([1, 2, 3]), 100, default);
        Assert.Equal(0, _store.DeleteStaleUploads());
        _time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, _store.DeleteStaleUploads());
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("../x.jpg")]
    [InlineData("ab/../../x.jpg")]
    [InlineData("/etc/passwd")]
    public void A_path_out_of_the_folder_is_refused(string path) => Assert.Throws<ArgumentException>(() => _store.PathOf(path));

    private sealed class BreakingStream(byte[] bytes, int after) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= after ? throw new IOException("The sender went away.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, after)], cancellationToken);
    }
}
