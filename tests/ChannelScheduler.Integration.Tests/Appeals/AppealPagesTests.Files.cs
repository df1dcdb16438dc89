using System.Net;
using System.Text;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Appeals;

/// <summary>The files of an appeal: what may be attached, and what becomes of it.</summary>
public sealed partial class AppealPagesTests
{
    [Theory]
    [InlineData("план.pdf", "%PDF-1.7", "не картинка и не видео")]
    [InlineData("virus.png", "MZ\u0090\0\u0003", "не картинка и не видео")]
    [InlineData("page.png", "<html><script>alert(1)</script>", "не картинка и не видео")]
    [InlineData("empty.png", "", "пуст")]
    public async Task A_file_of_another_kind_is_refused_by_name_and_what_was_typed_stands(string name, string content, string said)
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", name, Encoding.UTF8.GetBytes(content))], Whole);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains(said, officer.Text, StringComparison.Ordinal);
        Assert.Contains(name, officer.Text, StringComparison.Ordinal);
        Assert.Contains("Создался канал _biz", officer.Html, StringComparison.Ordinal);
        // What is stored lacks what has just been typed: nobody is told to type it again.
        Assert.DoesNotContain("Перед отправкой осталось", officer.Text, StringComparison.Ordinal);
        await using var db = OpenDb();
        Assert.Equal((0, ""), (await db.AppealFiles.CountAsync(one => one.AppealId == IdOf(page)), (await db.Appeals.SingleAsync(one => one.Id == IdOf(page))).Problem));
    }

    [Fact]
    public async Task Files_are_few_and_light_and_the_same_one_is_there_once()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png), ("files", "b.png", Png)]);
        await officer.SubmitFilesAsync(page, Enumerable.Range(0, AppealFileLimits.MostFiles).Select(i => ("files", $"{i}.png", (byte[])[.. Png, (byte)i])));
        Assert.Contains("больше нельзя", officer.Text, StringComparison.Ordinal);
        Assert.Equal(AppealFileLimits.MostFiles, await CountFilesAsync(page));

        await officer.OpenAsync(page);
        var file = await FirstFileAsync(page);
        await officer.SubmitAsync($"{page}/files/{file.Id}/remove");
        Assert.Equal(AppealFileLimits.MostFiles - 1, await CountFilesAsync(page));
        // Each of them would do; together they are too much for a letter.
        var half = (int)(AppealFileLimits.MaxBytes / 2);
        var other = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(other, [("files", "one.png", [.. Png, .. new byte[half]]), ("files", "two.png", [.. Png, 1, .. new byte[half]])]);
        Assert.Contains($"больше {AppealFileLimits.MaxMegabytes} МБ", officer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountFilesAsync(other));
        await officer.OpenAsync(page);
        await officer.SubmitFilesAsync(page, [("files", "large.png", [.. Png, .. new byte[AppealFileLimits.MaxBytes]])]);
        Assert.Contains($"больше {AppealFileLimits.MaxMegabytes} МБ", officer.Text, StringComparison.Ordinal);
        Assert.Equal(AppealFileLimits.MostFiles - 1, await CountFilesAsync(page));
    }

    [Fact]
    public async Task A_deleted_appeal_takes_its_files_along_but_not_those_of_another()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var shared = (byte[])[.. Png, 77];
        var one = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(one, [("files", "shared.png", shared), ("files", "own.png", [.. Png, 78])]);
        var two = await BeginAsync(officer, AppealKind.BlockedAccount);
        await officer.SubmitFilesAsync(two, [("files", "shared.png", shared)]);
        List<AppealFile> files;
        AppealFile theirs;
        await using (var db = OpenDb())
        {
            files = await db.AppealFiles.Where(file => file.AppealId == IdOf(one)).OrderBy(file => file.Name).ToListAsync();
            theirs = await db.AppealFiles.SingleAsync(file => file.AppealId == IdOf(two));
        }
        var store = Server.Services.GetRequiredService<Infrastructure.Appeals.AppealFileStore>();
        await officer.OpenAsync(one);
        await officer.SubmitAsync(one + "/delete");
        Assert.Equal("/appeals?done=AppealDeleted", officer.Path);
        await Eventually.GetAsync(() => Task.FromResult(files.Count(file => File.Exists(store.PathOf(file)))), left => left == 0);
        Assert.True(File.Exists(store.PathOf(theirs)));
        Assert.Equal(shared, (await officer.DownloadAsync($"{two}/files/{theirs.Id}")).Content);

        // One that is gone from the disk is told, and never a fault of ours.
        File.Delete(store.PathOf(theirs));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.DownloadAsync($"{two}/files/{theirs.Id}")).Status);
    }

    [Fact]
    public async Task A_button_pressed_twice_at_once_attaches_no_file_twice_and_none_too_many()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        var files = Enumerable.Range(0, 3).Select(i => ("files", $"{i}.png", (byte[])[.. Png, 50, (byte)i])).ToList();
        var form = officer.FormOf(page);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => officer.SendFilesAsync(page, files, form)));
        Assert.Equal(3, await CountFilesAsync(page));

        await officer.OpenAsync(page);
        form = officer.FormOf(page);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => officer.SendFilesAsync(page, [("files", $"more{i}.png", [.. Png, 60, (byte)i])], form)));
        Assert.Equal(AppealFileLimits.MostFiles, await CountFilesAsync(page));
    }

    [Fact]
    public async Task A_file_that_comes_when_the_appeal_has_gone_out_is_refused_and_lies_nowhere()
    {
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var page = await BeginAsync(officer, AppealKind.ChannelSupport);
        await officer.SubmitFilesAsync(page, [("files", "a.png", Png)], Whole);
        using var scope = Server.Services.CreateScope();
        var store = Server.Services.GetRequiredService<Infrastructure.Appeals.AppealFileStore>();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDbContext>();
        var commands = new Web.Appeals.AppealCommands(db, null!, Server.Services.GetRequiredService<Core.Policies.IPolicySource>(), store, Server.Services.GetRequiredService<Infrastructure.Appeals.AppealFileCare>(), TimeProvider.System);
        // Read as a draft, and sent by somebody else before the file is in.
        var read = await db.Appeals.Include(one => one.Files).SingleAsync(one => one.Id == IdOf(page));
        await officer.SubmitAsync(page + "/sent");

        using var late = new MemoryStream([.. Png, 99]);
        var refused = await Assert.ThrowsAsync<Core.Posts.RefusedException>(() => commands.AddFileAsync(read, late, "late.png", default));
        Assert.Equal("AppealGone", refused.Code);
        await Assert.ThrowsAsync<Core.Posts.RefusedException>(() => commands.RemoveFileAsync(read, read.Files[0].Id, default));
        Assert.Equal(1, await CountFilesAsync(page));
        Assert.Single(store.LyingSince(DateTimeOffset.MaxValue), path => path.Contains(read.Id.ToString("N"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData("C:\\Снимки\\экран.png", "экран.png")]
    [InlineData("a\r\nBcc: x@example.org\r\n.png", "aBcc: x@example.org.png")]
    [InlineData("раз\u202Egnp.exe\u0000\u200B", "разgnp.exe")]
    [InlineData("\uD800", "file")]
    [InlineData("  ", "file")]
    public async Task A_files_name_is_the_last_part_of_what_came_without_what_cannot_be_seen(string name, string kept)
    {
        var store = Server.Services.GetRequiredService<Infrastructure.Appeals.AppealFileStore>();
        var file = await store.KeepAsync(Guid.NewGuid(), new MemoryStream(Png), name, default);
        Assert.Equal(kept, file.Name);
        store.Delete(file.StoragePath);
        var longest = await store.KeepAsync(Guid.NewGuid(), new MemoryStream(Png), new string('ж', 300) + ".png", default);
        Assert.Equal((100, true), (longest.Name.Length, longest.Name.EndsWith(".png", StringComparison.Ordinal)));
        store.Delete(longest.StoragePath);
    }
}
