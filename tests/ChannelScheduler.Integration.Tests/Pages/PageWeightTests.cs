using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Media;
using ChannelScheduler.Testing;
using SkiaSharp;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>For a phone over a slow line: a page and everything that it loads.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class PageWeightTests(ApiFixture fixture)
{
    private const int Limit = 300_000;

    [Fact]
    public async Task A_review_with_ten_pictures_stays_under_300_kilobytes()
    {
        var school = await fixture.Server.NewSchoolAsync();
        var media = new List<string>();
        for (var i = 0; i < 10; i++) media.Add((await school.PressOfficer.UploadAsync(Busy(i), "зал.jpg", "Зал")).Must(201).Id);
        var text = string.Concat(Enumerable.Repeat("Слова и слова. ", 200));
        var id = (await school.PressOfficer.PostAsync("posts", school.Post("Много", text, publishAt: TimeProvider.System.GetUtcNow().AddHours(2), media: media, photoFallback: "maxLink"))).Must(201).Id;
        (await school.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        using var browser = await fixture.Server.SignInNewAsync(Role.ContentAdmin, school.Id);
        var weight = await WeighAsync(browser, "/review/" + id, pictures: 10);
        Assert.InRange(weight, 30_000, Limit);
        Assert.InRange(await WeighAsync(browser, "/review", pictures: 0), 1, Limit);
        Assert.InRange(await WeighAsync(browser, $"/posts/{id}/sheet", pictures: 10), 1, Limit);
    }

    [Fact]
    public async Task The_writing_form_with_all_its_scripts_stays_far_under_300_kilobytes()
    {
        using var browser = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        var weight = await WeighAsync(browser, "/posts/new", pictures: 0);
        Assert.Contains("/composer/underline.js", browser.Html, StringComparison.Ordinal);
        Assert.InRange(weight, 30_000, Limit / 5 * 2);
    }

    [Theory]
    [InlineData(3000, 1000, 400, 133)]
    [InlineData(1000, 3000, 133, 400)]
    [InlineData(120, 90, 120, 90)]
    public async Task A_preview_is_a_small_jpeg_of_the_same_shape(int width, int height, int expectedWidth, int expectedHeight)
    {
        var id = (await fixture.Other.PressOfficer.UploadAsync(Pictures.Png(width, height), "афиша.png", "Афиша")).Must(201).Id;
        using var browser = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        var (_, content) = await browser.DownloadAsync($"/media/{id}/preview");
        using var codec = SKCodec.Create(new MemoryStream(content));
        Assert.Equal((SKEncodedImageFormat.Jpeg, expectedWidth, expectedHeight), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        using var stranger = await fixture.Server.SignInNewAsync(Role.Manager, (await fixture.Server.NewSchoolAsync()).Id);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DownloadAsync($"/media/{id}/preview")).Status);
    }

    private static async Task<int> WeighAsync(PageClient browser, string path, int pictures)
    {
        await browser.OpenAsync(path);
        var bytes = Encoding.UTF8.GetByteCount(browser.Html);
        var files = Loaded().Matches(browser.Html).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Equal(pictures, files.Count(file => file.EndsWith("/preview", StringComparison.Ordinal)));
        foreach (var file in files)
        {
            // Files of the program itself are served from its own folder, which the tests' process does not have.
            var own = Path.Combine(RepositoryFiles.Root, "src", "ChannelScheduler.Web", "wwwroot", file.TrimStart('/'));
            if (File.Exists(own))
            {
                bytes += (int)new FileInfo(own).Length;
                continue;
            }
            var (status, content) = await browser.DownloadAsync(file);
            Assert.Equal((file, HttpStatusCode.OK), (file, status));
            bytes += content.Length;
        }
        return bytes;
    }

    // As full of detail as a photo of a hall; a plain picture would weigh nothing.
    private static byte[] Busy(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(2000, 1500);
        using (var canvas = new SKCanvas(bitmap))
        {
            for (var i = 0; i < 1500; i++)
            {
                using var paint = new SKPaint { Color = new SKColor((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256)) };
                canvas.DrawCircle(random.Next(2000), random.Next(1500), random.Next(15, 150), paint);
            }
        }
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 85);
        return data.ToArray();
    }

    [GeneratedRegex("(?:src|<link[^>]*href)=\"([^\"]+)\"")]
    private static partial Regex Loaded();
}
