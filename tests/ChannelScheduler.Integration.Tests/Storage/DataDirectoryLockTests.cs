using System.Diagnostics;
using System.Globalization;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

public sealed class DataDirectoryLockTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 5, 0, 0, TimeSpan.Zero));

    private string LockFile => Path.Combine(_folder.Path, "data", DataDirectoryLock.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_holder_writes_down_who_it_is()
    {
        Acquire().Dispose();
        Assert.Equal($"pid {Environment.ProcessId}\nstarted 2026-09-01T05:00:00Z\n", File.ReadAllText(LockFile));
    }

    [Fact]
    public void A_second_holder_is_refused_until_the_first_lets_go()
    {
        using (Acquire()) Assert.Throws<DataDirectoryInUseException>(Acquire);
        Acquire().Dispose();
    }

    [Fact]
    public void A_refused_one_does_not_touch_the_holders_file()
    {
        var before = Acquire();
        var written = File.GetLastWriteTimeUtc(LockFile);
        Assert.Throws<DataDirectoryInUseException>(Acquire);
        before.Dispose();
        Assert.Equal(written, File.GetLastWriteTimeUtc(LockFile));
        Assert.StartsWith("pid ", File.ReadAllText(LockFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_is_not_affected()
    {
        using var first = Acquire();
        using var second = DataDirectoryLock.Acquire(Path.Combine(_folder.Path, "other"), _time);
    }

    [Theory]
    [InlineData("ru", "Папка данных")]
    [InlineData("en", "The data folder")]
    public void The_refusal_says_what_happened_and_what_to_do(string language, string start)
    {
        var before = CultureInfo.CurrentUICulture;
        using var holder = Acquire();
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var message = Assert.Throws<DataDirectoryInUseException>(Acquire).Message;
            Assert.StartsWith(start, message, StringComparison.Ordinal);
            Assert.Contains(LockFile, message, StringComparison.Ordinal);
            Assert.Contains("Data:Directory", message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public async Task A_killed_process_leaves_no_lock()
    {
        // flock(1) of util-linux takes the same kind of lock as .NET; there is nothing like it to test with elsewhere.
        if (!OperatingSystem.IsLinux()) return;
        Acquire().Dispose();

        using var child = Process.Start(new ProcessStartInfo("flock", ["--no-fork", LockFile, "cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        // cat echoes: once the line is back, the lock is held.
        await child.StandardInput.WriteLineAsync("ready");
        await child.StandardInput.FlushAsync();
        Assert.Equal("ready", await child.StandardOutput.ReadLineAsync().WaitAsync(Deadline));
        Assert.Throws<DataDirectoryInUseException>(Acquire);

        child.Kill();
        await child.WaitForExitAsync().WaitAsync(Deadline);
        Acquire().Dispose();
    }

    private DataDirectoryLock Acquire() => DataDirectoryLock.Acquire(Path.Combine(_folder.Path, "data"), _time);
}
