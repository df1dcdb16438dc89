using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Integration.Tests.Media;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

// Pictures while somebody writes.
public sealed partial class ComposerTests
{
    [Fact]
    public async Task A_picture_is_stored_while_one_writes_and_comes_back_with_its_fields()
    {
        await _officer.OpenAsync(New);
        await _officer.SendFilesAsync("/posts/pictures", [("pictures", "зал.jpg", Pictures.Jpeg())], _officer.FormOf(New, ("consent-new", "Given")));
        Assert.Equal(HttpStatusCode.OK, _officer.Status);
        var id = Picture().Match(_officer.Html).Groups[1].Value;
        Assert.Contains($"name=\"alt-{id}\"", _officer.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Given\" selected", _officer.Html, StringComparison.Ordinal);

        // It stands in the previews, and in the post once that is saved.
        await AskAsync(("title", "Хор"), ("text", "Поёт."), ("media", id), ($"alt-{id}", "Зал школы"));
        Assert.Contains($"<img src=\"/media/{id}/preview\" alt=\"Зал школы\"", WebUtility.HtmlDecode(PreviewOf("shown-max")), StringComparison.Ordinal);
        await AskAsync(("title", "Хор"), ("text", "Поёт."), ("media", id), ("drop", id));
        Assert.DoesNotContain(id, _officer.Html, StringComparison.Ordinal);
        await _officer.OpenAsync(New);
        await _officer.SubmitAsync(New, ("title", "Хор"), ("text", "Поёт."), ("media", id), ($"alt-{id}", "Зал школы"), ("then", "save"));
        Assert.EndsWith("?done=Saved", _officer.Path, StringComparison.Ordinal);
        Assert.Contains("Зал школы", _officer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_typed_for_pictures_that_come_with_the_form_are_kept_with_each_of_them()
    {
        (string, string, byte[])[] files = [("pictures", "первая.jpg", Pictures.Jpeg()), ("pictures", "вторая.png", Pictures.Png())];
        (string, string)[] fields = [("title", "Хор"), ("text", "Поёт."), ("alt-new", " Хор на сцене "), ("alt-new", ""), ("then", "save")];
        await _officer.OpenAsync(New);
        await _officer.SubmitFilesAsync(New, files, [.. fields, ("when", "at"), ("publishAt-date", "2020-01-01"), ("publishAt-time", "10:00")]);
        // Refused for another reason: the pictures are stored, and their words stand in the form.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, _officer.Status);
        var form = _officer.FormOf(New);
        Assert.Equal(["Хор на сцене", ""], form.Where(one => one.Key.StartsWith("alt-", StringComparison.Ordinal)).Select(one => one.Value));
        await _officer.SubmitAsync(New, ("when", "approval"), ("then", "save"));
        Assert.EndsWith("?done=Saved", _officer.Path, StringComparison.Ordinal);
        Assert.Contains("alt=\"Хор на сцене\"", _officer.Html, StringComparison.Ordinal);

        await _officer.OpenAsync(New);
        await _officer.SubmitFilesAsync(New, files, fields);
        Assert.EndsWith("?done=Saved", _officer.Path, StringComparison.Ordinal);
        Assert.Contains("alt=\"Хор на сцене\"", _officer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_is_one_sentence_and_another_schools_picture_is_none_at_all()
    {
        await _officer.OpenAsync(New);
        await _officer.SendFilesAsync("/posts/pictures", [("pictures", "plan.jpg", "%PDF-1.7 not a picture"u8.ToArray())], _officer.FormOf(New));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, _officer.Status);
        Assert.DoesNotContain("<", _officer.Html, StringComparison.Ordinal);
        Assert.NotEmpty(_officer.Html);

        var other = await _server.NewSchoolAsync();
        var theirs = (await other.PressOfficer.UploadAsync(Pictures.Jpeg(), "чужая.jpg")).Must(201).Id;
        await _officer.OpenAsync(New);
        await _officer.SendAsync("/posts/pictures", _officer.FormOf(New, ("media", theirs)));
        Assert.Equal(HttpStatusCode.OK, _officer.Status);
        Assert.DoesNotContain(theirs, _officer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_schools_channels_and_pictures_stand_in_no_preview()
    {
        var other = await _server.NewSchoolAsync();
        var theirs = (await other.PressOfficer.UploadAsync(Pictures.Jpeg(), "чужая.jpg")).Must(201).Id;
        await AskAsync(("title", "Хор"), ("text", "Поёт."), ("channelIds", _school.VkId), ("channelIds", other.MaxId), ("media", theirs));
        Assert.Contains("shown-vk", _officer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("shown-max", _officer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs, _officer.Html, StringComparison.Ordinal);
    }

    [GeneratedRegex("<div class=\"picture\" data-id=\"([0-9a-f-]{36})\">")]
    private static partial Regex Picture();
}
