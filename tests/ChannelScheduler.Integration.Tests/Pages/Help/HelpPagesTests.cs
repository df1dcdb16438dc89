using System.Net;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Help;

/// <summary>Questions and answers, for whoever asks: signed in or not, with a script or without.</summary>
[Collection(ApiCollection.Name)]
public sealed class HelpPagesTests(ApiFixture fixture)
{
    private SchedulerServer Server => fixture.Server;

    private HelpCatalog Help => Server.Services.GetRequiredService<IPolicySource>().Current.Help;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_answer_has_an_address_that_opens_without_signing_in(string language)
    {
        using var stranger = new PageClient(Server.Address, language);
        string Of(PolicyText text) => language == "en" ? text.En : text.Ru;
        await stranger.OpenAsync("/help");
        Assert.All(Help.Topics, topic => Assert.Contains(Of(topic.Title), stranger.Text, StringComparison.Ordinal));
        Assert.All(Help.Entries, entry => Assert.Contains($"href=\"/help/{entry.Id}\"", stranger.Html, StringComparison.Ordinal));
        foreach (var entry in Help.Entries)
        {
            await stranger.OpenAsync("/help/" + entry.Id);
            Assert.Equal(HttpStatusCode.OK, stranger.Status);
            Assert.Contains(Of(entry.Question), stranger.Text, StringComparison.Ordinal);
            Assert.Contains(HelpMarkdown.ToHtml(Of(entry.Answer)).Trim(), stranger.Html, StringComparison.Ordinal);
            Assert.Contains(entry.Slide, stranger.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("style=", stranger.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("/help-edits", stranger.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("не могу зайти на веб", "web-sign-in")]
    [InlineData("заблакировали", "blocked")]
    [InlineData("как удолить чат", "delete-old-chats")]
    [InlineData("i was banned", "blocked")]
    public async Task The_search_needs_no_script_and_its_first_answer_is_the_right_one(string question, string entry)
    {
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync("/help?q=" + Uri.EscapeDataString(question));

        var found = stranger.Html.IndexOf("Подходящие ответы", StringComparison.Ordinal);
        Assert.True(found > 0, stranger.Text);
        var first = stranger.Html.IndexOf("href=\"/help/", found, StringComparison.Ordinal);
        Assert.StartsWith($"href=\"/help/{entry}\"", stranger.Html[first..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_answer_is_told_so_and_the_topics_are_offered()
    {
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync("/help?q=" + Uri.EscapeDataString("рецепт борща <script>"));

        Assert.Contains("Ничего похожего не нашлось", stranger.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Подходящие ответы", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/help/blocked\"", stranger.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>\"", stranger.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help/no-such-question")]
    [InlineData("/help/Blocked")]
    public async Task A_question_that_is_not_there_is_not_found(string path)
    {
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Contains("вопрос", stranger.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_school_reads_of_its_own_regions_journal_and_another_of_none()
    {
        var inn = TestInn.Next();
        var mine = (await Server.Admin.PostAsync("schools", new { name = "Школа региона", inn, region = "05", timeZone = "Europe/Moscow" })).Must(201).Id;
        using var officer = await Server.SignInNewAsync(Role.PressOfficer, mine);
        await officer.OpenAsync("/help/verify-school");
        Assert.Contains("myschool.05edu.ru", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Дагестан", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/help/verify-school?region=none");
        Assert.DoesNotContain("05edu", officer.Text, StringComparison.Ordinal);

        using var other = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await other.OpenAsync("/help/verify-school");
        Assert.DoesNotContain("05edu", other.Text, StringComparison.Ordinal);
        await other.OpenAsync("/help?region=05");
        Assert.Contains("href=\"/help/verify-school?region=05\"", other.Html, StringComparison.Ordinal);
        await other.OpenAsync("/help/verify-school?region=05");
        Assert.Contains("myschool.05edu.ru", other.Text, StringComparison.Ordinal);
        // And whoever follows a link of an answer stays there.
        await other.OpenAsync("/help/connect-max?region=05");
        Assert.Contains("href=\"/help/install-app?region=05\"", other.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/help/install-app\"", other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_stands_where_its_question_arises()
    {
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync("/sign-in");
        Assert.Contains("href=\"/help/web-sign-in\"", stranger.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help\"", stranger.Html, StringComparison.Ordinal);

        using var admin = await Server.SignInNewAsync(Role.Admin, fixture.Other.Id);
        foreach (var (page, entry) in new[] { ("/clock/notice?ahead=120", "qr-clock"), ("/channels/connect", "open-or-closed"), ($"/channels/{fixture.Other.MaxId}", "open-or-closed"), ("/dashboard", "statistics-what-counts"), ("/people", "invite-people"), ("/people", "verification"), ("/calendar", "max-first") })
        {
            await admin.OpenAsync(page);
            Assert.True(admin.Html.Contains($"href=\"/help/{entry}\"", StringComparison.Ordinal), $"{page} does not lead to {entry}");
        }

        await admin.OpenAsync("/channels/connect");
        await admin.SubmitAsync("/channels/connect", ("kind", "MaxPublic"), ("environment", "Sandbox"));
        Assert.Contains("href=\"/help/channel-appeal\"", admin.Html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/help\"", admin.Html, StringComparison.Ordinal);

        using var officer = await Server.SignInNewAsync(Role.PressOfficer, fixture.Other.Id);
        await officer.OpenAsync("/posts/new");
        Assert.Contains("href=\"/help/max-first\" target=\"_blank\"", officer.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help/split-topics\" target=\"_blank\"", officer.Html, StringComparison.Ordinal);
        await officer.SubmitAsync("/posts/new", ("title", "Чат"), ("text", "Вступайте: https://max.ru/join/LNPW5HIAqvWw"), ("then", "save"));
        Assert.Contains("href=\"/help/no-closed-links\"", officer.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open-or-closed", "/channels", Role.ContentAdmin, true)]
    [InlineData("open-or-closed", "/channels", Role.PressOfficer, false)]
    [InlineData("blocked", "/appeals", Role.PressOfficer, true)]
    [InlineData("blocked", "/appeals", Role.Manager, false)]
    public async Task An_answer_leads_nobody_to_a_page_that_refuses_them(string entry, string to, Role role, bool leads)
    {
        using var person = await Server.SignInNewAsync(role, fixture.Other.Id);
        await person.OpenAsync("/help/" + entry);
        var answer = person.Html[person.Html.IndexOf("<article", StringComparison.Ordinal)..person.Html.IndexOf("</article>", StringComparison.Ordinal)];
        Assert.Equal(leads, answer.Contains($"href=\"{to}\"", StringComparison.Ordinal));
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync("/help/" + entry);
        Assert.Contains($"href=\"{to}\"", stranger.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Topics_are_a_step_away_and_answers_that_were_found_stand_alone()
    {
        using var stranger = new PageClient(Server.Address);
        await stranger.OpenAsync("/help");
        Assert.All(Help.Topics, topic => Assert.True(stranger.Html.Contains($"href=\"/help#{topic.Id}\"", StringComparison.Ordinal) && stranger.Html.Contains($"id=\"{topic.Id}\"", StringComparison.Ordinal), topic.Id));
        await stranger.OpenAsync("/help?q=" + Uri.EscapeDataString("не могу зайти на веб"));
        Assert.Contains("href=\"/help/web-sign-in\"", stranger.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/help/call-chat\"", stranger.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help#calls\"", stranger.Html, StringComparison.Ordinal);
        // Who is not signed in is not sent to a page that asks for it.
        await stranger.OpenAsync("/help?q=" + Uri.EscapeDataString("рецепт борща"));
        Assert.DoesNotContain("href=\"/diagnose\"", stranger.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help/call-chat\"", stranger.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_an_answer_leads_to_a_page() =>
        Assert.All(Help.Entries.SelectMany(entry => entry.Links).Select(link => link.To.Split('#', '?')[0]), path => Assert.Contains("GET " + path, PageRoleTable.Rows.Keys));

    [Fact]
    public async Task The_API_answers_a_question_best_first_in_the_callers_language()
    {
        var answer = (await Server.As("manager").GetAsync("help?q=" + Uri.EscapeDataString("заблакировали"), "en")).Must(200).Json;
        var first = answer["items"]![0]!;
        Assert.Equal(("blocked", "I was blocked in MAX. What do I do?", false), (first["id"]!.ToString(), first["question"]!.ToString(), (bool)first["stale"]!));
        Assert.InRange((double)first["score"]!, HelpCatalog.LeastScore, 1);
        Assert.Null(answer["nextCursor"]);
        Assert.Empty((await Server.PressOfficer.GetAsync("help?q=" + Uri.EscapeDataString("рецепт борща"))).Must(200).Json["items"]!.AsArray());
        (await Server.PressOfficer.GetAsync("help?q=" + new string('x', 301))).Must(422);
        (await Server.PressOfficer.GetAsync("help?cursor=nowhere")).Must(422);
        (await Server.Anonymous.GetAsync("help?q=x")).Must(401);
        var regional = (await Server.PressOfficer.GetAsync("help?region=05&q=" + Uri.EscapeDataString("Дневник.ру"))).Must(200).Json["items"]![0]!;
        Assert.Equal(("verify-spo", "05"), (regional["id"]!.ToString(), regional["region"]!.ToString()));
    }

    [Fact]
    public async Task The_API_lists_everything_once_page_by_page()
    {
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Server.PressOfficer.GetAsync($"help?region=none&cursor={cursor}")).Must(200).Json;
            ids.AddRange(page["items"]!.AsArray().Select(one => one!["id"]!.ToString()));
            cursor = page["nextCursor"]?.ToString();
        }
        while (cursor is not null);
        Assert.Equal(Help.Entries.Select(entry => entry.Id).Order(), ids.Order());
    }
}
