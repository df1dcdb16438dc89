using System.Globalization;
using System.Net;
using System.Resources;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

/// <summary>The page a subscriber would see.</summary>
public sealed class SandboxReaderTests : IAsyncLifetime
{
    private const string Page = "sandbox/max/" + MaxCaller.Channel;
    private SandboxServer _server = null!;
    private MaxCaller _max = null!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync();
        _max = new MaxCaller(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_list_names_every_channel_and_both_ports_serve_it()
    {
        foreach (var address in new[] { _server.MaxBaseUrl, _server.VkBaseUrl })
        {
            var html = await _server.Http.GetStringAsync(new Uri(address, "sandbox"));
            Assert.Contains(SandboxSeed.MaxPublicTitle, html);
            Assert.Contains(SandboxSeed.MaxClosedTitle, html);
        }
    }

    [Theory]
    [InlineData("**да** *нет*", "<strong>да</strong> <em>нет</em>")]
    [InlineData("[сайт](https://example.org/?a=1)", "<a href=\"https://example.org/?a=1\" rel=\"nofollow noopener noreferrer\">сайт</a>")]
    [InlineData("https://example.org/x.", "https://example.org/x</a>.")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;")]
    [InlineData("[жми](javascript:alert(1))", "жми")]
    [InlineData("# Тема", "<span class=\"heading\">Тема</span>")]
    public async Task Text_is_encoded_and_its_markup_shown(string text, string html)
    {
        await _max.SentAsync(new { text, format = "markdown" });
        var page = await _server.Http.GetStringAsync(Page);
        Assert.Contains(html, page);
        Assert.DoesNotContain("<img", page);
        Assert.DoesNotContain("javascript:", page);
    }

    [Theory]
    [InlineData("_а **б_ в**")]
    [InlineData("**а _б** в_")]
    public async Task Crossing_delimiters_never_give_crossing_tags(string text)
    {
        await _max.SentAsync(new { text, format = "markdown" });
        var page = await _server.Http.GetStringAsync(Page);
        var article = page[page.IndexOf("<article", StringComparison.Ordinal)..(page.IndexOf("</article>", StringComparison.Ordinal) + 10)];
        System.Xml.Linq.XElement.Parse(article.Replace("&#xA;", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Photos_time_views_and_the_sandbox_mark_are_shown()
    {
        var token = await _max.ImageTokenAsync();
        await _max.SentAsync(new { text = "фото", attachments = new[] { new { type = "image", payload = new { token } } } });

        var page = await _server.Http.GetStringAsync(Page);
        Assert.Contains("это не настоящая публикация", page);
        Assert.Contains("<time datetime=\"", page);
        Assert.Contains("Просмотров: 1", page);
        Assert.Contains("Просмотров: 2", await _server.Http.GetStringAsync(Page));

        var source = page.Split("<img src=\"")[1].Split('"')[0];
        Assert.Equal(MaxCaller.Png, await _server.Http.GetByteArrayAsync(source));
    }

    [Fact]
    public async Task A_deleted_post_is_not_shown_and_an_edited_one_says_so()
    {
        var gone = await _max.SentAsync(new { text = "лишнее" });
        var kept = await _max.SentAsync(new { text = "опечятка" });
        await _max.CallAsync("DELETE", "messages?message_id=" + gone.GetProperty("body").GetProperty("mid").GetString());
        await _max.CallAsync("PUT", "messages?message_id=" + kept.GetProperty("body").GetProperty("mid").GetString(), "{\"text\":\"опечатка\"}");

        var page = await _server.Http.GetStringAsync(Page);
        Assert.DoesNotContain("лишнее", page);
        Assert.Contains("опечатка", page);
        Assert.Contains("изменено", page);
    }

    [Theory]
    [InlineData(Page, null, "ru")]
    [InlineData(Page, "de", "ru")]
    [InlineData(Page, "en-US,en;q=0.9,ru;q=0.5", "en")]
    [InlineData(Page, "fr,ru;q=0.8,en;q=0.5", "ru")]
    [InlineData(Page + "?lang=en", "ru", "en")]
    [InlineData(Page + "?lang=ru", "en", "ru")]
    public async Task The_page_speaks_the_readers_language(string path, string? accept, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        }

        using var response = await _server.Http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains($"<html lang=\"{language}\">", page);
        Assert.Contains(language == "en" ? "Nothing has been published yet" : "Пока ничего не опубликовано", page);
    }

    [Theory]
    [InlineData("sandbox", HttpStatusCode.OK)]
    [InlineData(Page, HttpStatusCode.OK)]
    [InlineData("sandbox/max/-5", HttpStatusCode.NotFound)]
    public async Task Every_page_forbids_scripts(string path, HttpStatusCode status)
    {
        using var response = await _server.Http.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy);
        Assert.DoesNotContain("<script", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Both_languages_have_the_same_words()
    {
        var resources = new ResourceManager(typeof(SandboxHost).Assembly.GetType("ChannelScheduler.Sandbox.ReaderTexts")!);
        Assert.Equal(Keys(CultureInfo.InvariantCulture), Keys(CultureInfo.GetCultureInfo("en")));

        IEnumerable<string> Keys(CultureInfo culture) => resources.GetResourceSet(culture, true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).Order(StringComparer.Ordinal);
    }
}
