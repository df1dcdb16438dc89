using System.Net;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>An error page says what happened, why, and what to do now.</summary>
[Collection(ApiCollection.Name)]
public sealed class ErrorPageTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/posts/01900000-0000-7000-8000-000000000000", HttpStatusCode.NotFound, "Проверьте адрес")]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "Проверьте адрес")]
    [InlineData("/posts/new", HttpStatusCode.Forbidden, "Роли даёт администратор")]
    public async Task What_a_person_can_not_open_says_what_to_do_now(string path, HttpStatusCode status, string now)
    {
        using var manager = await fixture.Server.SignInNewAsync(Role.Manager, fixture.Other.Id);
        await manager.OpenAsync(path);
        Assert.Equal(status, manager.Status);
        Assert.Contains(now, manager.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ru", "Слишком много за один раз", "Текст, который вы написали, остался в окне браузера: вернитесь назад.")]
    [InlineData("en", "Too much at once", "The text that you wrote is still in the browser: go back.")]
    public async Task A_form_that_is_too_large_gets_a_page_that_says_where_the_text_is(string language, string title, string now)
    {
        using var officer = await fixture.Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        // A browser that asks first, as over a slow line: the answer comes before a quarter of a gigabyte is sent.
        using var handler = new SocketsHttpHandler { CookieContainer = officer.Cookies, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var http = new HttpClient(handler) { BaseAddress = fixture.Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/posts/new") { Content = new Announced(256L * 1024 * 1024) };
        request.Headers.ExpectContinue = true;
        request.Headers.Add("Accept", "text/html");
        request.Headers.Add("Accept-Language", language);
        request.Headers.Add("Origin", fixture.Server.Address.GetLeftPart(UriPartial.Authority));
        using var answer = await http.SendAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.Contains(now, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "ru", "Слишком много запросов подряд", "Подождите минуту и повторите.")]
    [InlineData("text/html", "en", "Too many requests in a row", "Wait a minute and try again.")]
    [InlineData("application/json", "en", "\"TooManyRequests\"", "this one was not carried out")]
    public async Task Who_asks_too_often_is_told_to_wait(string accept, string language, string title, string now)
    {
        using var folder = new TemporaryFolder();
        // Nothing here counts requests yet; whatever does one day answers so.
        await using var app = await SchedulerProgram.CreateAsync(SchedulerServer.Arguments(folder.Path), builder => builder.Logging.ClearProviders());
        app.MapGet("/hurried", () => Results.StatusCode(StatusCodes.Status429TooManyRequests)).AllowAnonymous();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hurried");
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Language", language);
        using var answer = await http.SendAsync(request);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Contains(title, page, StringComparison.Ordinal);
        Assert.Contains(now, page, StringComparison.Ordinal);
        await app.StopAsync();
    }

    /// <summary>A body whose length is said and that is never sent.</summary>
    private sealed class Announced : HttpContent
    {
        private readonly long _length;

        public Announced(long length)
        {
            _length = length;
            Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new InvalidOperationException("The server wants the body.");

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
