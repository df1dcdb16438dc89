using System.Net;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A channel that is not the right one, and the one in its place.</summary>
public sealed partial class ChannelPagesTests
{
    [Fact]
    public async Task A_biz_channel_is_flagged_with_the_documented_fix_and_its_posts_move_to_the_right_one()
    {
        var school = await Server.NewSchoolAsync();
        var biz = await SandboxAsync("channels", new { network = "max", handle = $"id{school.Inn}_biz", title = "Канал biz" });
        var token = biz["tokens"]!.AsArray().First(one => one!["kind"]!.ToString() == "bot")!["value"]!.ToString();
        var wrong = (await Server.Admin.PostAsync("channels", new { schoolId = school.Id, kind = "maxPublic", name = "Канал biz", handle = $"id{school.Inn}_biz", externalId = biz["externalId"]!.ToString(), environment = "sandbox", deliveryMode = "api", tokens = new { bot = new { value = token } } })).Must(201).Id;
        var post = (await school.PressOfficer.PostAsync("posts", school.Post("Выпускной", "Приходите в актовый зал.", channels: [wrong], publishAt: TimeProvider.System.GetUtcNow().AddDays(2)))).Must(201).Id;
        using var admin = await Server.SignInNewAsync(Role.Admin, school.Id);

        await admin.OpenAsync("/channels/" + wrong);
        Assert.Contains("канал _biz", admin.Text, StringComparison.Ordinal);
        Assert.Contains("«Без РКН»", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync($"/channels/{wrong}/check");
        Assert.Contains("Публиковать можно. Ниже есть советы.", admin.Text, StringComparison.Ordinal);
        Assert.Contains("Проверить снова", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/channels/" + wrong);
        await admin.SubmitAsync($"/channels/{wrong}/replace", ("channelId", school.MaxId));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Contains("Перенесено записей: 1", admin.Text, StringComparison.Ordinal);
        // What was done is read first; the form that did it is screens below.
        Assert.True(admin.Html.IndexOf("Перенесено записей", StringComparison.Ordinal) < admin.Html.IndexOf("class=\"facts\"", StringComparison.Ordinal));
        Assert.Equal(school.MaxId, (await school.PressOfficer.GetAsync("posts/" + post)).Must(200).Json["publications"]!.AsArray().Single()!["channelId"]!.ToString());

        Assert.Equal(422, (await Server.Admin.PostAsync($"channels/{wrong}/replace", new { channelId = school.VkId })).Status);
        var again = (await Server.Admin.PostAsync($"channels/{wrong}/replace", new { channelId = school.MaxId })).Must(200);
        Assert.Empty(again.Json["moved"]!.AsArray());
    }

    [Theory]
    [InlineData(Role.Admin, "Сначала подключите правильный канал", true)]
    [InlineData(Role.ContentAdmin, "Подключает каналы администратор", false)]
    public async Task Where_there_is_no_right_channel_yet_each_is_told_the_next_step_that_is_theirs(Role role, string said, bool connects)
    {
        var (school, inn) = await NewSchoolAsync();
        var handle = $"id{inn}_biz";
        var channel = (await Server.Admin.PostAsync("channels", new { schoolId = school, kind = "maxPublic", name = "Канал biz", handle, externalId = await NewChatAsync(handle), environment = "sandbox", deliveryMode = "byHand" })).Must(201).Id;
        using var person = await Server.SignInNewAsync(role, school);
        await person.OpenAsync("/channels/" + channel);
        Assert.Contains(said, person.Text, StringComparison.Ordinal);
        Assert.Equal(connects, person.Html.Contains("href=\"/channels/connect\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replaced_channel_is_no_choice_any_more_and_a_copy_goes_to_the_one_in_its_place()
    {
        var school = await Server.NewSchoolAsync();
        var made = await SandboxAsync("channels", new { network = "max", handle = $"id{school.Inn}_biz", title = "Второй канал" });
        var token = made["tokens"]!.AsArray().First(one => one!["kind"]!.ToString() == "bot")!["value"]!.ToString();
        var right = (await Server.Admin.PostAsync("channels", new { schoolId = school.Id, kind = "maxPublic", name = "Второй канал", handle = $"id{school.Inn}_biz", externalId = made["externalId"]!.ToString(), environment = "sandbox", deliveryMode = "api", tokens = new { bot = new { value = token } } })).Must(201).Id;
        object Written(params string[] channels) => school.Post("Выпускной", "Приходите в актовый зал.", channels: channels, publishAt: TimeProvider.System.GetUtcNow().AddDays(2));
        var old = (await school.PressOfficer.PostAsync("posts", Written(school.MaxId))).Must(201);
        // What was missed stays where it was, and is the pattern of a copy.
        await using (var db = Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContext())
        {
            await db.Publications.Where(one => one.PostId == Guid.Parse(old.Id)).ExecuteUpdateAsync(set => set.SetProperty(one => one.Status, PublicationStatus.Missed));
        }
        (await Server.Admin.PostAsync($"channels/{school.MaxId}/replace", new { channelId = right })).Must(200);

        Assert.Equal(right, (await school.PressOfficer.GetAsync("channels")).Must(200).Json["items"]!.AsArray().Single(one => one!["id"]!.ToString() == school.MaxId)!["replacedById"]!.ToString());
        var refused = await school.PressOfficer.PostAsync("posts", Written(school.MaxId));
        Assert.Equal(422, refused.Status);
        Assert.Contains("заменён", refused.Body, StringComparison.Ordinal);
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, school.Id);
        foreach (var path in new[] { "/posts/new", "/series/new" })
        {
            await officer.OpenAsync(path);
            Assert.DoesNotContain($"value=\"{school.MaxId}\"", officer.Html, StringComparison.Ordinal);
            Assert.Contains($"value=\"{right}\" checked", officer.Html, StringComparison.Ordinal);
        }
        await officer.OpenAsync("/posts/new?copy=" + old.Id);
        Assert.Contains($"value=\"{right}\" checked", officer.Html, StringComparison.Ordinal);
        using var admin = await Server.SignInNewAsync(Role.Admin, school.Id);
        await admin.OpenAsync("/channels/" + school.MaxId);
        Assert.Contains("Вместо этого канала теперь Второй канал", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schools_channel_is_neither_replaced_nor_put_in_a_place()
    {
        var (mine, theirs) = (await Server.NewSchoolAsync(), await Server.NewSchoolAsync());
        var local = await Server.NewPersonAsync(mine.Id, "content-admin");
        Assert.Equal(404, (await local.PostAsync($"channels/{theirs.MaxId}/replace", new { channelId = mine.MaxId })).Status);
        Assert.Equal(422, (await local.PostAsync($"channels/{mine.MaxId}/replace", new { channelId = theirs.MaxId })).Status);
        // Neither is it told from one that is not there: an admin of both schools changes nothing about that.
        var foreign = (await Server.Admin.PostAsync($"channels/{mine.MaxId}/replace", new { channelId = theirs.MaxId })).Must(422);
        Assert.Equal((foreign.Text("code"), "UnknownChannel"), ((await Server.Admin.PostAsync($"channels/{mine.MaxId}/replace", new { channelId = Guid.NewGuid() })).Must(422).Text("code"), foreign.Text("code")));
        using var manager = await Server.SignInNewAsync(Role.Manager, mine.Id);
        await manager.SendAsync($"/channels/{mine.MaxId}/replace", []);
        Assert.Equal(HttpStatusCode.Forbidden, manager.Status);
    }
}
