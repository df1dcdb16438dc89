using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkPhotoTests : VkSandboxTest
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    [Theory]
    [InlineData("uploader", 100000001)]
    [InlineData("community", -200000001)]
    public async Task A_photo_goes_the_whole_way_to_the_wall(string owner, long ownerId)
    {
        await SwitchAsync(new { savedPhotoOwner = owner });
        var photo = (await ResponseAsync("photos.saveWallPhoto", User, Save(await UploadAsync(Png))))[0];
        Assert.Equal(ownerId, photo.GetProperty("owner_id").GetInt64());

        await PostAsync("t", $"&attachments=photo{ownerId}_{photo.GetProperty("id")}_{photo.GetProperty("access_key")}");

        var shown = Assert.Single(await WallAsync()).GetProperty("attachments")[0].GetProperty("photo");
        Assert.Equal(photo.GetProperty("id").GetInt64(), shown.GetProperty("id").GetInt64());
        Assert.Equal(Png, await Http.GetByteArrayAsync(new Uri(shown.GetProperty("sizes")[0].GetProperty("url").GetString()!)));
    }

    public static TheoryData<string, byte[], bool> Files => new()
    {
        { "a whole PNG", Png, true },
        { "a whole GIF", Gif, true },
        { "half a PNG", Png[..40], false },
        { "a text", "no picture"u8.ToArray(), false },
        { "nothing", [], false },
        { "a JPG without its end", [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 9, 3, 0, 0, 0], false },
        { "a JPG header with its end", [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 9, 3, 0, 0, 0, 0xFF, 0xD9], true },
        { "a JPG wider than 1:20", [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 9, 0, 255, 3, 0, 0, 0, 0xFF, 0xD9], false },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Only_whole_pictures_are_taken(string what, byte[] file, bool taken) =>
        Assert.True(taken == ((await UploadAsync(file)).GetProperty("photo").GetString() != "[]"), what);

    [Theory]
    [InlineData("hash", "other", 121)]
    [InlineData("server", "1", 118)]
    [InlineData("photo", "[1]", 129)]
    [InlineData("photo", "[]", 100)]
    [InlineData("photo", "", 100)]
    [InlineData("group_id", "200000999", 100)]
    [InlineData("group_id", "", 121)]
    public async Task A_wrong_part_of_the_upload_has_its_own_code(string part, string value, int code)
    {
        var uploaded = await UploadAsync(Png);

        Assert.Equal(code, await CodeAsync("photos.saveWallPhoto", User, Save(uploaded, part, value)));
        Assert.Equal(0, await CodeAsync("photos.saveWallPhoto", User, Save(uploaded)));
        Assert.Equal(121, await CodeAsync("photos.saveWallPhoto", User, Save(uploaded)));
    }

    [Fact]
    public async Task The_upload_can_be_told_to_refuse_a_good_file()
    {
        await FaultAsync("uploadEmpty");

        Assert.Equal("[]", (await UploadAsync(Png)).GetProperty("photo").GetString());
        Assert.NotEqual("[]", (await UploadAsync(Png)).GetProperty("photo").GetString());
    }

    [Fact]
    public async Task Fields_named_file_are_taken_too_and_several_at_once()
    {
        var uploaded = await UploadAsync(("file0", Png), ("file1", Gif));

        Assert.Equal(2, (await ResponseAsync("photos.saveWallPhoto", User, Save(uploaded))).GetArrayLength());
    }

    private Task<JsonElement> UploadAsync(byte[] file) => UploadAsync(("photo", file));

    private async Task<JsonElement> UploadAsync(params (string Field, byte[] File)[] files)
    {
        var address = (await ResponseAsync("photos.getWallUploadServer", User, $"group_id={Group}")).GetProperty("upload_url").GetString()!;
        using var form = new MultipartFormDataContent();
        foreach (var (field, file) in files)
        {
            form.Add(new ByteArrayContent(file), field, "picture");
        }

        using var response = await Http.PostAsync(new Uri(address), form);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Save(JsonElement uploaded, string? part = null, string value = "")
    {
        var fields = uploaded.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString());
        fields["group_id"] = Group;
        if (part is not null)
        {
            fields[part] = value;
        }

        return string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));
    }
}
