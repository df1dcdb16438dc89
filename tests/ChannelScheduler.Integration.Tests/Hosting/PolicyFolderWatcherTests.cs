using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Policies;
using ChannelScheduler.Testing.Server;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Hosting;

/// <summary>How patiently a changed folder is read, and that nothing half-written wins.</summary>
public sealed class PolicyFolderWatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private readonly IPublishingStore _store = Substitute.For<IPublishingStore>();
    private readonly PolicyFolderSource _source;
    private readonly PolicyFolderWatcher _watcher;

    public PolicyFolderWatcherTests()
    {
        PolicyCopy.To(Policies);
        _source = PolicyFolderSource.Open(Policies, _time);
        _watcher = new PolicyFolderWatcher(_source, new PolicyFolderOptions(Policies), _store, _time, Substitute.For<IHostApplicationLifetime>(), NullLogger<PolicyFolderWatcher>.Instance);
    }

    private string Policies => Path.Combine(_folder.Path, "policies");

    private string Publishing => Path.Combine(Policies, "publishing.yaml");

    public void Dispose()
    {
        _watcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_folder_is_read_only_after_it_has_been_quiet()
    {
        await LookAsync();
        var before = _source.Current;
        Append(Publishing, "# first\n");

        var look = _watcher.LookAsync(CancellationToken.None);
        Append(Publishing, "# second, while it waits\n");
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Same(before, _source.Current);
        Assert.False(look.IsCompleted);
        await FinishAsync(look);

        Assert.NotSame(before, _source.Current);
        Assert.Equal(PolicyReload.Unchanged, _source.Reload());
    }

    [Theory]
    [InlineData("links.yaml", "  - family: Telegram", "MAX, VK")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "LNK001")]
    public async Task An_edit_that_takes_prohibitions_away_waits_for_a_restart(string file, string mark, string lost)
    {
        var path = Path.Combine(Policies, file);
        var (whole, before) = (File.ReadAllText(path), _source.Current);
        var families = whole.IndexOf("families:\n", StringComparison.Ordinal) + "families:\n".Length;
        File.WriteAllText(path, file == "links.yaml" ? whole[..families] + whole[whole.IndexOf(mark, StringComparison.Ordinal)..] : whole.Replace(mark, "severity: warning", StringComparison.Ordinal));
        await LookAsync();

        Assert.Same(before, _source.Current);
        Assert.Contains(lost, _source.State.Fault!.Problem.ToString(), StringComparison.Ordinal);
        Assert.NotSame(before, PolicyFolderSource.Open(Policies, _time).Current);
    }

    [Fact]
    public async Task A_half_saved_file_does_not_come_into_force_and_the_whole_one_does()
    {
        var whole = File.ReadAllText(Publishing) + "# edited\n";
        var before = _source.Current;
        File.WriteAllText(Publishing, whole[..whole.IndexOf("gospublic", StringComparison.Ordinal)]);
        await LookAsync();
        Assert.Same(before, _source.Current);
        Assert.Equal("publishing.yaml", _source.State.Fault!.File);

        File.WriteAllText(Publishing, whole);
        await LookAsync();
        Assert.NotSame(before, _source.Current);
        Assert.Null(_source.State.Fault);
    }

    [Fact]
    public async Task A_breakage_is_told_once_and_again_when_it_is_another_or_comes_back()
    {
        var good = File.ReadAllText(Publishing);
        foreach (var (text, told) in new[] { ("lenghts: {}", 1), ("lenghts: {}\n# as before", 1), ("lengths: []", 2), ("lenghts: {}", 3), (good, 3), ("lenghts: {}", 4) })
        {
            File.WriteAllText(Publishing, text);
            await LookAsync();
            await LookAsync();
            await _store.Received(told).TellAdminsAsync(Arg.Is<Reason>(reason => reason.Code == "NotifyPolicies"), Arg.Any<DateTimeOffset>(), Arg.Any<CancellationToken>());
        }
    }

    [Fact]
    public async Task What_did_not_change_is_not_read_again()
    {
        await LookAsync();
        var state = _source.State;
        await _watcher.LookAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Same(state, _source.State);
    }

    [Fact]
    public void The_same_words_saved_again_are_no_new_rules()
    {
        var before = _source.Current;
        File.WriteAllText(Publishing, File.ReadAllText(Publishing));
        Assert.Equal(PolicyReload.Unchanged, _source.Reload());
        Assert.Same(before, _source.Current);
    }

    [Theory]
    [InlineData("regions/66/region.yaml", "name: {ru: Р, en: R}\npublishing: {maxLinkInPosts: true}\n")]
    [InlineData("LNK001-chat-link/blocked.txt", "# nothing\n")]
    public async Task New_files_and_fixtures_count_too(string file, string text)
    {
        await LookAsync();
        var before = _source.State.Fingerprint;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Policies, file))!);
        File.WriteAllText(Path.Combine(Policies, file), text);
        await LookAsync();
        Assert.NotEqual(before, _source.State.Fingerprint);
        Assert.Null(_source.State.Fault);
    }

    [Fact]
    public void At_the_start_a_broken_folder_is_refused()
    {
        Append(Publishing, "lenghts: {}\n");
        Assert.Throws<PolicyFileException>(() => PolicyFolderSource.Open(Policies, _time));
    }

    private static void Append(string path, string text) => File.AppendAllText(path, text);

    private Task LookAsync() => FinishAsync(_watcher.LookAsync(CancellationToken.None));

    // The clock moves until the look, which waits for quiet, has ended.
    private Task<bool> FinishAsync(Task look) => Eventually.GetAsync(
        async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            if (look.IsCompleted) await look;
            return look.IsCompleted;
        },
        isDone => isDone);
}
