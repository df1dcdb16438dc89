using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Testing.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Media;

/// <summary>A reader that is missing, breaks, hangs or never stops talking: the answer is one that a person sees, and nothing is left running.</summary>
public sealed class UnrulyQrReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_reader_nobody_has_looked()
    {
        using var reader = Reader(new QrReaderProgram(Path.Combine(_folder.Path, "nothing-here"), null));
        Assert.False(reader.IsAvailable);
        Assert.Equal(QrReading.NotRun, await reader.ReadAsync(Picture(), default));
    }

    [Fact]
    public void A_reader_is_found_on_the_path_as_soon_as_it_is_installed()
    {
        var program = new QrReaderProgram("", $"{Path.Combine(_folder.Path, "none")}{Path.PathSeparator}{_folder.Path}");
        Assert.Null(program.Find());
        var path = Path.Combine(_folder.Path, OperatingSystem.IsWindows() ? "zbarimg.exe" : "zbarimg");
        File.WriteAllText(path, "");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Null(program.Find());
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Assert.Equal(path, program.Find());
    }

    [Theory]
    [InlineData("cat >/dev/null; echo https://example.org/; exit 0", QrState.Found, "https://example.org/")]
    [InlineData("cat >/dev/null; case $1 in -Sbinary) printf 'Школа 5';; *) echo ﾐ斷ｰ;; esac", QrState.Found, "Школа 5")]
    [InlineData("cat >/dev/null; case $1 in -Sbinary) exit 1;; *) echo t.me/+ab ﾐ斷ｰ;; esac", QrState.Failed, "t.me/+ab ")]
    [InlineData("cat >/dev/null; case $1 in -Sbinary) printf '\\330\\352\\356\\353\\340';; *) echo ﾐ斷ｰ;; esac", QrState.Found, "Школа")]
    [InlineData("cat >/dev/null; case $1 in -Sbinary) printf 'сайтt.me/+ab Школа';; *) printf 'ﾐ斷ｰ\nt.me/+ab ﾐ斷ｰ\nmax.ru/x\n';; esac", QrState.Found, "сайтt.me/+ab Школа\nt.me/+ab \nmax.ru/x")]
    [InlineData("cat >/dev/null; exit 4", QrState.None, "")]
    [InlineData("cat >/dev/null; echo https://example.org/; exit 1", QrState.Failed, "https://example.org/")]
    [InlineData("exit 1", QrState.Failed, "")]
    [InlineData("cat >/dev/null; kill -9 $$", QrState.Failed, "")]
    [InlineData("cat >/dev/null; yes https://example.org/", QrState.Failed, "")]
    [InlineData("yes complaint >&2", QrState.Failed, "")]
    public async Task What_a_reader_does_becomes_a_state(string script, QrState state, string text)
    {
        if (OperatingSystem.IsWindows()) return;
        using var reader = Reader(Script(script));
        var reading = reader.ReadAsync(Picture(), default);
        if (script.StartsWith("yes", StringComparison.Ordinal)) await RunOutOfTimeAsync(reading);
        Assert.Equal(new QrReading(state, text), await reading);
    }

    [Fact]
    public async Task A_reader_that_hangs_is_killed_with_its_children()
    {
        if (OperatingSystem.IsWindows()) return;
        var pids = Path.Combine(_folder.Path, "pids");
        using var reader = Reader(Script($"sleep 600 & echo $! >{pids}.new; echo $$ >>{pids}.new; mv {pids}.new {pids}; wait"));
        var reading = reader.ReadAsync(Picture(), default);
        await Eventually.GetAsync(() => Task.FromResult(File.Exists(pids)), found => found);
        await RunOutOfTimeAsync(reading);

        Assert.Equal(QrState.Failed, (await reading).State);
        foreach (var pid in await File.ReadAllLinesAsync(pids)) await Eventually.GetAsync(() => Task.FromResult(IsRunning(pid)), runs => !runs);
    }

    [Fact]
    public async Task A_reader_is_killed_when_the_one_who_asks_goes_away()
    {
        if (OperatingSystem.IsWindows()) return;
        var pids = Path.Combine(_folder.Path, "pids");
        using var reader = Reader(Script($"echo $$ >{pids}.new; mv {pids}.new {pids}; exec sleep 600"));
        using var gone = new CancellationTokenSource();
        var reading = reader.ReadAsync(Picture(), gone.Token);
        await Eventually.GetAsync(() => Task.FromResult(File.Exists(pids)), found => found);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.False(IsRunning((await File.ReadAllTextAsync(pids)).Trim()));
    }

    [Fact]
    public async Task A_reader_gets_nothing_of_our_environment_and_leaves_no_file_behind()
    {
        if (OperatingSystem.IsWindows()) return;
        var seen = Path.Combine(_folder.Path, "seen");
        Environment.SetEnvironmentVariable("CHANNEL_SCHEDULER_TEST_SECRET", "secret");
        using var reader = Reader(Script($"cat >\"$TMPDIR/left\"; pwd >{seen}; env >>{seen}; exit 4"));
        await reader.ReadAsync(Picture(), default);
        var lines = await File.ReadAllLinesAsync(seen);
        Assert.DoesNotContain(lines, line => line.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.False(Directory.Exists(lines[0]));
    }

    private ZbarQrReader Reader(QrReaderProgram program) => new(program, _time, NullLogger<ZbarQrReader>.Instance);

    private QrReaderProgram Script(string body)
    {
        var path = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, $"#!/bin/sh\nPATH=/usr/bin:/bin\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new QrReaderProgram(path, null);
    }

    private string Picture()
    {
        var path = Path.Combine(_folder.Path, "picture.png");
        File.WriteAllBytes(path, Pictures.Png(64, 64));
        return path;
    }

    // The limit is set when the reader starts, and that is no moment a test can see.
    private async Task RunOutOfTimeAsync(Task reading) => await Eventually.GetAsync(
        () =>
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(reading.IsCompleted);
        },
        isOver => isOver);

    private static bool IsRunning(string pid)
    {
        // A process that was killed and not yet collected by its parent runs no more.
        var status = $"/proc/{int.Parse(pid, CultureInfo.InvariantCulture)}/stat";
        try
        {
            return File.Exists(status) && !File.ReadAllText(status).Contains(") Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
