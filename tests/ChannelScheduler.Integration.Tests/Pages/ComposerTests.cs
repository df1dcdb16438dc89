using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>What the program answers while somebody writes: previews, lengths, times, places of findings, pictures. Nothing of it is stored but the pictures.</summary>
public sealed partial class ComposerTests(ComposerTests.Fixture fixture) : IClassFixture<ComposerTests.Fixture>, IAsyncLifetime
{
    private const string New = "/posts/new";
    private const string Chat = "https://max.ru/join/AbCdEfGh";

    private readonly SchedulerServer _server = fixture.Server;
    private TestSchool _school = null!;
    private PageClient _officer = null!;

    public async Task InitializeAsync()
    {
        _school = await _server.NewSchoolAsync();
        _officer = await _server.SignInNewAsync(Role.PressOfficer, _school.Id);
    }

    public Task DisposeAsync()
    {
        _officer.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Previews_show_what_the_renderer_sends_to_each_chosen_network()
    {
        await AskAsync(("title", "Праздник <b>"), ("text", "Ждём **всех** <i>, [план](https://school.example/plan)."));
        var (max, vk) = (PreviewOf("shown-max"), PreviewOf("shown-vk"));
        Assert.Contains("<strong>Праздник &lt;b&gt;</strong>\n\nЖдём <strong>всех</strong> &lt;i&gt;, <span class=\"shown-link\" title=\"https://school.example/plan\">план</span>.", max, StringComparison.Ordinal);
        Assert.Contains("Праздник &lt;b&gt;\n\nЖдём всех &lt;i&gt;, план (<span class=\"shown-link\" title=\"https://school.example/plan\">https://school.example/plan</span>).", vk, StringComparison.Ordinal);
        Assert.Contains("Карточка ссылки:</span> school.example", vk, StringComparison.Ordinal);

        await AskAsync(("title", "Праздник"), ("text", "Ждём **всех**."), ("gospublic", "В группе свой текст."), ("channelIds", _school.VkId));
        Assert.DoesNotContain("shown-max", _officer.Html, StringComparison.Ordinal);
        Assert.Contains("В группе свой текст.", PreviewOf("shown-vk"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ждём", PreviewOf("shown-vk"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, "", "")]
    [InlineData(3601, "near", "осталось 399")]
    [InlineData(4012, "over", "лишних 12")]
    public async Task The_length_is_that_of_the_rendered_post_and_says_when_the_limit_is_near(int length, string tone, string note)
    {
        // The marks count: it is the body that the network measures. Without a title the sum is plain.
        var text = "**" + new string('я', length - 4) + "**";
        Assert.Equal(length, PostRenderer.Render(ChannelKind.MaxPublic, "", text).Body.Length);
        await AskAsync(("title", ""), ("text", text));
        var max = Counter().Matches(_officer.Html).Select(match => (Tone: match.Groups[1].Value, Words: WebUtility.HtmlDecode(match.Groups[2].Value))).First(one => one.Words.StartsWith("Канал в MAX", StringComparison.Ordinal));
        Assert.Equal(tone, max.Tone);
        Assert.Contains($"{length.ToString("N0", CultureInfo.GetCultureInfo("ru"))} из {4000.ToString("N0", CultureInfo.GetCultureInfo("ru"))} знаков", max.Words, StringComparison.Ordinal);
        Assert.EndsWith(note, max.Words, StringComparison.Ordinal);
    }

    [Theory]
    // No quiet hours in the way; Moscow shows the same clock.
    [InlineData("Europe/Moscow", "21:00", "08:00", "10:00", null, "24 декабря 2027, 14:00 (UTC+3), через 4 ч после MAX", null)]
    [InlineData("Europe/Moscow", "21:00", "08:00", "10:00", "Asia/Vladivostok", "14:00 (UTC+3), через 4 ч после MAX", "10:00 Москва = 17:00 на вашем устройстве (Владивосток)")]
    // The delay ends in the quiet hours: the next morning, and why.
    [InlineData("Europe/Moscow", "21:00", "08:00", "18:30", null, "25 декабря 2027, 08:00 (UTC+3). Через 4 ч после MAX было бы 24 декабря 2027, 22:30 (UTC+3), но это тихие часы (21:00-08:00).", null)]
    // East of Moscow both clocks are named.
    [InlineData("Asia/Vladivostok", "00:00", "00:00", "09:00", "Asia/Vladivostok", "24 декабря 2027, 13:00 (UTC+10), через 4 ч после MAX", "09:00 Владивосток = 02:00 Москва")]
    [InlineData("Asia/Vladivostok", "00:00", "00:00", "09:00", "Europe/Moscow", "13:00 (UTC+10)", "09:00 Владивосток = 02:00 Москва")]
    [InlineData("Asia/Vladivostok", "00:00", "00:00", "09:00", "Asia/Omsk", "13:00 (UTC+10)", "09:00 Владивосток = 02:00 Москва = 05:00 на вашем устройстве (Омск)")]
    // What no zone is called is passed over.
    [InlineData("Europe/Moscow", "21:00", "08:00", "10:00", "../../etc/passwd", "14:00 (UTC+3)", null)]
    public async Task The_time_of_the_gospublic_is_worked_out_and_clocks_that_differ_are_named(string zone, string from, string to, string at, string? device, string follower, string? clocks)
    {
        await SetSchoolAsync(zone, from, to);
        await AskAsync(("title", "Когда"), ("text", "Скоро."), ("when", "at"), ("publishAt-date", "2027-12-24"), ("publishAt-time", at), ("_zone", device ?? ""));
        Assert.Contains($"Канал в MAX: 24 декабря 2027, {at}", _officer.Text, StringComparison.Ordinal);
        Assert.Contains(follower, _officer.Text, StringComparison.Ordinal);
        Assert.Equal(clocks ?? "", WebUtility.HtmlDecode(Clocks().Match(_officer.Html).Groups[1].Value));
    }

    [Fact]
    public async Task A_lone_gospublic_waits_for_nobody_and_a_time_that_is_over_is_said()
    {
        await AskAsync(("title", "Когда"), ("text", "Скоро."), ("channelIds", _school.VkId), ("when", "at"), ("publishAt-date", "2027-12-24"), ("publishAt-time", "10:00"));
        Assert.Contains("Госпаблик (ВК): 24 декабря 2027, 10:00 (UTC+3) ", _officer.Text, StringComparison.Ordinal);
        await AskAsync(("title", "Когда"), ("text", "Скоро."), ("when", "at"), ("publishAt-date", "2020-12-24"), ("publishAt-time", "10:00"));
        Assert.Contains("Это время уже прошло", _officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_that_asks_for_a_longer_gap_is_heeded()
    {
        using var folder = new TemporaryFolder();
        PolicyCopy.To(folder.Path);
        Directory.CreateDirectory(Path.Combine(folder.Path, "regions", "66"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "regions", "66", "region.yaml"), "name: {ru: Область, en: Region}\npublishing: {delayHours: 6}\n");
        await using var server = await SchedulerServer.StartAsync(null, "--Publishing:CrossPostDelay=04:00:00", $"--Policies:Directory={folder.Path}");
        var school = await server.NewSchoolAsync();
        await using (var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync())
        {
            (await db.Schools.SingleAsync(one => one.Id == Guid.Parse(school.Id))).Region = "66";
            await db.SaveChangesAsync();
        }
        using var officer = await server.SignInNewAsync(Role.PressOfficer, school.Id);
        await officer.OpenAsync($"{New}?at=2027-12-24T10:00");
        Assert.Contains("24 декабря 2027, 16:00 (UTC+3), через 6 ч после MAX", officer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_without_a_time_says_what_its_approval_will_do_and_half_a_time_says_nothing_of_channels()
    {
        await AskAsync(("title", "Когда"), ("text", "Скоро."), ("when", "approval"));
        Assert.Matches("Канал в MAX: сразу после одобрения Госпаблик \\(ВК\\): через 4 ч после MAX\\. Если одобрить сейчас, это \\d+ \\S+ \\d{4}, \\d\\d:\\d\\d \\(UTC\\+3\\)\\.", _officer.Text);
        await AskAsync(("title", "Когда"), ("text", "Скоро."), ("when", "at"), ("publishAt-date", "2027-12-24"), ("publishAt-time", ""));
        Assert.Contains("Укажите дату и время.", _officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("после MAX", _officer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "Приходите. Чат 5 «А»: ", ".")]
    [InlineData("text", "\r\n  \r\n\U0001F600 Первая\r\nвторая ", "\r\nтретья  ")]
    [InlineData("gospublic", "\u00A0 Смотрите ", "")]
    [InlineData("title", "  Чат ", " ")]
    public async Task A_finding_names_its_place_in_the_browsers_own_field_and_its_fix_does_there_what_the_form_would_do(string field, string before, string after)
    {
        var typed = before + Chat + after;
        (string, string)[] fields = [.. new[] { ("title", "Собрание"), ("text", "Ждём всех в школе."), ("gospublic", "Ждём всех во дворе.") }.Where(one => one.Item1 != field), (field, typed)];
        await AskAsync(fields);
        // A browser counts a line end as one.
        var shown = typed.ReplaceLineEndings("\n");
        var finding = Places("li").First(one => one.Key.StartsWith("LNK001", StringComparison.Ordinal));
        Assert.Equal((field, Chat), (finding.Field, shown.Substring(finding.Start, finding.Length)));
        var fix = Places("button").First(one => one.Put.Length == 0);
        var here = string.Concat(shown.AsSpan(0, fix.Start), fix.Put, shown.AsSpan(fix.Start + fix.Length));
        Assert.DoesNotContain(Chat, here, StringComparison.Ordinal);

        // Without scripts the same button changes the words in the form.
        var token = WebUtility.HtmlDecode(Fix().Match(_officer.Html).Groups[1].Value);
        await _officer.OpenAsync(New);
        await _officer.SubmitAsync(New, [.. fields, ("fix", token)]);
        Assert.Contains((field, here.Trim()), _officer.FormOf(New).Select(one => (one.Key, one.Value.Trim())));
    }

    [Fact]
    public async Task An_address_can_not_break_out_of_its_attribute()
    {
        await AskAsync(("title", "Хор"), ("text", "[план](https://school.example/\"onmouseover=\"alert(1))"));
        Assert.Contains("school.example", _officer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\"onmouseover", _officer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(New)]
    [InlineData("/series/new")]
    public async Task A_school_that_has_left_the_sandbox_writes_to_one_live_channel_of_each_kind(string page)
    {
        await _officer.OpenAsync(page);
        Assert.Equal([_school.MaxId, _school.VkId], Ticked());
        var live = await AddChannelAsync(ChannelKind.MaxPublic, ChannelEnvironment.Live);
        await AddChannelAsync(ChannelKind.SferumClosed, ChannelEnvironment.Live);
        await AddChannelAsync(ChannelKind.MaxPublic, ChannelEnvironment.Live);
        await _officer.OpenAsync(page);
        Assert.Equal([live], Ticked());
        var gospublic = await AddChannelAsync(ChannelKind.Gospublic, ChannelEnvironment.Live);
        await _officer.OpenAsync(page);
        Assert.Equal([live, gospublic], Ticked());

        IEnumerable<string> Ticked() => _officer.FormOf(page).Where(one => one.Key == "channelIds").Select(one => one.Value);
    }

    [Theory]
    [InlineData("2027-12-24T10:00", true)]
    [InlineData("2027-12-24", false)]
    [InlineData("0001-01-01T00:00", false)]
    [InlineData("завтра", false)]
    public async Task A_time_from_the_calendar_stands_in_the_form(string at, bool isTaken)
    {
        await _officer.OpenAsync($"{New}?at={Uri.EscapeDataString(at)}");
        var form = _officer.FormOf(New).ToLookup(field => field.Key, field => field.Value);
        Assert.Equal(isTaken ? ("at", "2027-12-24", "10:00") : ("approval", "", ""), (form["when"].Single(), form["publishAt-date"].Single(), form["publishAt-time"].Single()));
        Assert.Equal(isTaken, _officer.Text.Contains("24 декабря 2027, 14:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_scripts_a_stored_post_is_shown_with_its_previews_lengths_and_times()
    {
        var id = (await _school.PressOfficer.PostAsync("posts", _school.Post("Хор", "Поёт **хорошо**."))).Must(201).Id;
        await _officer.OpenAsync($"/posts/{id}/edit");
        Assert.Contains("Поёт <strong>хорошо</strong>.", PreviewOf("shown-max"), StringComparison.Ordinal);
        Assert.Contains("из 16 000 знаков", _officer.Text, StringComparison.Ordinal);
        Assert.Contains("сразу после одобрения", _officer.Text, StringComparison.Ordinal);
    }

    private async Task AskAsync(params (string Name, string Value)[] fields)
    {
        await _officer.OpenAsync(New);
        await _officer.SendAsync("/posts/findings", _officer.FormOf(New, fields));
        Assert.Equal(HttpStatusCode.OK, _officer.Status);
    }

    private async Task<string> AddChannelAsync(ChannelKind kind, ChannelEnvironment environment)
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var id = Guid.CreateVersion7();
        db.Channels.Add(new Channel { Id = id, SchoolId = Guid.Parse(_school.Id), Kind = kind, Network = kind.NetworkOf(), Name = $"{kind}", ExternalId = $"{id:N}", Environment = environment, CreatedAt = DateTimeOffset.UnixEpoch.AddSeconds(await db.Channels.CountAsync()) });
        await db.SaveChangesAsync();
        return id.ToString();
    }

    private async Task SetSchoolAsync(string zone, string from, string to)
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var school = await db.Schools.SingleAsync(one => one.Id == Guid.Parse(_school.Id));
        school.TimeZone = zone;
        school.QuietHours = new QuietHours(TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));
        await db.SaveChangesAsync();
    }

    private string PreviewOf(string look) => Regex.Match(_officer.Html, $"<article class=\"shown {look}\".*?</article>", RegexOptions.Singleline) is { Success: true } match
        ? EncodedLetters().Replace(match.Value, letter => letter.Value is "&lt;" or "&gt;" or "&amp;" or "&quot;" ? letter.Value : WebUtility.HtmlDecode(letter.Value))
        : throw new InvalidOperationException($"No {look}: {_officer.Html}");

    private IEnumerable<(string Key, string Field, int Start, int Length, string Put)> Places(string tag) =>
        Regex.Matches(_officer.Html, $"<{tag} [^>]*data-field=[^>]*>").Select(match =>
        {
            string Of(string name) => WebUtility.HtmlDecode(Regex.Match(match.Value, $" {name}=\"([^\"]*)\"").Groups[1].Value);
            return (Of("data-key"), Of("data-field"), int.Parse(Of("data-start"), CultureInfo.InvariantCulture), int.Parse(Of("data-length"), CultureInfo.InvariantCulture), Of("data-put"));
        });

    /// <summary>A server with the delay that people live with; the other tests' have one of seconds.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal SchedulerServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await SchedulerServer.StartAsync(null, "--Publishing:CrossPostDelay=04:00:00");

        public async Task DisposeAsync() => await Server.DisposeAsync();
    }

    [GeneratedRegex("&[^;\\s]+;")]
    private static partial Regex EncodedLetters();

    [GeneratedRegex("<span class=\"([^\"]*)\" data-key=\"\\w+\">([^<]*)</span>")]
    private static partial Regex Counter();

    [GeneratedRegex("<p class=\"hint clocks\">([^<]*)</p>")]
    private static partial Regex Clocks();

    [GeneratedRegex("<button[^>]*name=\"fix\"[^>]*value=\"([^\"]*\\|remove\\|[^\"]*)\"")]
    private static partial Regex Fix();
}
