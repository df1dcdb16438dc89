using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>A school without any token publishes by hand: the program says when and what, and a pasted address is the proof.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class HandPageTests(ApiFixture fixture)
{
    private const long MaxChat = -70000000012345;
    private const string VkGroup = "987654321";

    [Fact]
    public async Task Both_channels_are_published_by_hand_and_only_a_right_address_is_taken()
    {
        var server = fixture.Server;
        var inn = TestInn.Next();
        var school = (await server.Admin.PostAsync("schools", new { name = "Школа " + inn, inn, timeZone = "Europe/Moscow", quietHours = new { from = "00:00:00", to = "00:00:00" } })).Must(201).Id;
        var handle = $"id{inn}_gos";
        (await server.Admin.PostAsync("channels", new { schoolId = school, kind = "maxPublic", name = "MAX", handle, externalId = $"{MaxChat}", environment = "live", deliveryMode = "byHand" })).Must(201);
        (await server.Admin.PostAsync("channels", new { schoolId = school, kind = "gospublic", name = "ВК", externalId = VkGroup, environment = "live", deliveryMode = "byHand" })).Must(201);
        using var officer = await server.SignInNewAsync(Role.PressOfficer, school);
        using var approver = await server.SignInNewAsync(Role.ContentAdmin, school);

        await officer.OpenAsync("/posts/new");
        await officer.SubmitAsync("/posts/new", ("title", "Вручную"), ("text", "Ждём **всех** в субботу."), ("then", "submit"));
        var post = officer.Path.Split('?')[0];
        var review = post.Replace("/posts/", "/review/", StringComparison.Ordinal);
        await approver.OpenAsync(review);
        await approver.SubmitAsync(review + "/approve");
        Assert.StartsWith("/review", approver.Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, approver.Status);

        var max = await HandAsync(officer, post);
        Assert.Contains("Ждём всех в субботу.", officer.Html, StringComparison.Ordinal);
        foreach (var (address, sentence) in new[]
        {
            ("https://school.example/news/1", "адрес"),
            ($"https://max.ru/id0000000000_gos/{TokenOf(TimeProvider.System.GetUtcNow())}", "канал"),
            ($"https://max.ru/{handle}/{TokenOf(TimeProvider.System.GetUtcNow().AddDays(-3))}", "раньше"),
        })
        {
            await officer.SubmitAsync(max, ("url", address));
            Assert.True((int)officer.Status is 409 or 422, $"{address}: {officer.Status} {officer.Text}");
            Assert.Contains(sentence, officer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(WebUtility.HtmlEncode(address), officer.Html, StringComparison.Ordinal);
        }
        await officer.SubmitAsync(max, ("url", $"https://max.ru/{handle}/{TokenOf(TimeProvider.System.GetUtcNow())}"));
        Assert.Equal(post + "?done=HandNoted", officer.Path);

        var vk = await HandAsync(officer, post);
        Assert.NotEqual(max, vk);
        await officer.SubmitAsync(vk, ("url", $"https://vk.com/wall-{VkGroup}_15"));
        Assert.Equal(post + "?done=HandNoted", officer.Path);
        Assert.Contains("Вышла", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("песочница", officer.Text, StringComparison.Ordinal);
    }

    // The page's own link to what has to be done by hand now.
    private static async Task<string> HandAsync(PageClient officer, string post)
    {
        var page = await Eventually.GetAsync(() => officer.OpenAsync(post), one => HandLink().IsMatch(one.Html), describe: one => one.Text);
        var link = HandLink().Match(page.Html).Groups["path"].Value;
        await officer.OpenAsync(link);
        return link;
    }

    private static string TokenOf(DateTimeOffset instant)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, (instant.ToUnixTimeMilliseconds() << 16) + 7);
        return Base64Url.EncodeToString(bytes);
    }

    [GeneratedRegex("class=\"button\" href=\"(?<path>/posts/[^\"]+/hand)\"")]
    private static partial Regex HandLink();
}
