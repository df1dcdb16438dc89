using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

/// <summary>What <c>lint --fix</c> writes: as little as mends, all of it or nothing.</summary>
public sealed class LintFixTests : IDisposable
{
    private const string Link = "https://max.ru/join/abcd";
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Everything_that_mends_itself_is_mended_in_one_run_and_the_next_changes_nothing()
    {
        var path = _cli.Write("post.md", $"\uFEFF---\ntitle: День\n---\r\nВступайте в [чат]({Link}).\r\n\r\nСсылка на чат:\r\n{Link}\r\n\r\nПишите 5 «А» на {Link}, ждём.\r\n");

        Assert.Equal(0, await _cli.LintAsync("", path, "--fix"));
        Assert.Equal("---\ntitle: День\n---\r\nВступайте в чат.\r\n\r\nПишите 5 «А», ждём.\r\n", _cli.Read(path));
        Assert.Equal(0xEF, File.ReadAllBytes(Path.Combine(_cli.Directory, path))[0]);
        Assert.Contains("- ", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("+ Вступайте в чат.", _cli.Error, StringComparison.Ordinal);

        var once = File.ReadAllBytes(Path.Combine(_cli.Directory, path));
        await _cli.LintAsync("", path, "--fix");
        Assert.Equal(once, File.ReadAllBytes(Path.Combine(_cli.Directory, path)));
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData("Чат: LINK")]
    [InlineData("Праздник завтра. Чат <a href=\"LINK\">здесь</a>.")]
    [InlineData("Фото: https://clck.ru/abc")]
    public async Task What_needs_a_person_is_left_alone(string text)
    {
        var typed = "---\nchannels: [{kind: max, handle: id0012345673_gos}]\n---\n" + text.Replace("LINK", Link, StringComparison.Ordinal);
        var path = _cli.Write("post.md", typed);
        File.SetLastWriteTimeUtc(Path.Combine(_cli.Directory, path), DateTime.UnixEpoch);
        await _cli.LintAsync("", path, "--fix");
        Assert.Equal(typed, _cli.Read(path));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path.Combine(_cli.Directory, path)));
    }

    [Fact]
    public async Task Nothing_is_left_beside_the_file_and_its_mode_stays()
    {
        var path = Path.Combine(_cli.Directory, _cli.Write("post.md", $"Вступайте в [чат]({Link})."));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await _cli.LintAsync("", "post.md", "--fix");
        Assert.Equal(["post.md"], Directory.GetFiles(_cli.Directory).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_link_to_a_file_stays_a_link()
    {
        if (OperatingSystem.IsWindows()) return;
        var target = Path.Combine(_cli.Directory, _cli.Write("real.md", $"Вступайте в [чат]({Link})."));
        File.CreateSymbolicLink(Path.Combine(_cli.Directory, "link.md"), target);
        await _cli.LintAsync("", "link.md", "--fix");
        Assert.Equal("Вступайте в чат.", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(Path.Combine(_cli.Directory, "link.md")).LinkTarget);
    }
}
