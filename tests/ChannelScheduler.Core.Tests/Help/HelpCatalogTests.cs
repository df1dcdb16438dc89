using System.Globalization;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Help;

/// <summary>The delivered answers, what a region words otherwise, and what becomes of a mistake in a file.</summary>
public sealed class HelpCatalogTests : IDisposable
{
    private readonly string _copy = PolicyFiles.Copy();

    private static HelpCatalog Help => PolicyFiles.Set.Help;

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public void Every_entry_is_complete_in_both_languages_and_names_its_slide()
    {
        Assert.InRange(Help.Entries.Count, 40, 200);
        Assert.All(Help.Entries, entry =>
        {
            Assert.NotEqual(entry.Question.Ru, entry.Question.En);
            Assert.Contains(entry.Question.Ru, letter => letter is >= 'а' and <= 'я');
            Assert.DoesNotContain(entry.Answer.Ru.Split('\n'), line => line.Length > 600);
            Assert.NotEmpty(entry.AskRu);
            Assert.NotEmpty(entry.AskEn);
            Assert.NotEmpty(entry.Slide);
        });
        Assert.All(Help.Topics, topic => Assert.NotEmpty(Help.Of(topic)));
    }

    // The slides have them under each other's heading.
    [Fact]
    public void The_two_answers_that_the_slides_swap_stand_under_their_own_questions()
    {
        var (counts, kind) = (Help.Find("statistics-what-counts")!, Help.Find("open-or-closed")!);
        Assert.Equal("Из каких чатов формируется статистика активности пользователей?", counts.Slide);
        Assert.Contains("один раз и в одной роли", counts.Answer.Ru, StringComparison.Ordinal);
        Assert.DoesNotContain("_gos", counts.Answer.Ru, StringComparison.Ordinal);
        Assert.Equal("Как понять какой канал я создал: открытый или закрытый?", kind.Slide);
        Assert.Contains("_gos", kind.Answer.Ru, StringComparison.Ordinal);
        Assert.DoesNotContain("рол", kind.Answer.Ru, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("safe-communication", 5)]
    [InlineData("blocked", 4)]
    [InlineData("channel-appeal", 5)]
    [InlineData("publishing-advice", 3)]
    [InlineData("connect-max", 3)]
    public void A_list_has_as_many_points_as_its_slide(string id, int points)
    {
        foreach (var text in (string[])[Help.Find(id)!.Answer.Ru, Help.Find(id)!.Answer.En])
            Assert.Equal(points, text.Split('\n').Count(line => line.Length > 2 && char.IsDigit(line[0]) && line[1] == '.'));
    }

    [Theory]
    [InlineData("who-is-who", "2026-03-31", false)]
    [InlineData("who-is-who", "2026-04-01", true)]
    [InlineData("delete-old-chats", "2026-12-31", false)]
    [InlineData("delete-old-chats", "2027-01-01", true)]
    [InlineData("kindergarten-second-teacher", "2027-01-01", true)]
    [InlineData("invitation-link", "2026-07-01", true)]
    [InlineData("call-chat", "2027-01-01", true)]
    [InlineData("blocked", "2099-01-01", false)]
    public void A_dated_answer_is_stale_from_the_day_after_its_term(string id, string today, bool isStale) =>
        Assert.Equal(isStale, Help.Find(id)!.IsStale(DateOnly.Parse(today, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_regions_journal_is_named_to_its_own_schools_only()
    {
        string[] regional = ["05edu", "МЭШ", "Дневник.ру"];
        Assert.All(Help.Entries, entry => Assert.DoesNotContain(regional, word => entry.Answer.Ru.Contains(word, StringComparison.Ordinal)));
        var mine = PolicyFiles.Set.For("05").Help;
        Assert.Contains("myschool.05edu.ru", mine.Find("verify-school")!.Answer.Ru, StringComparison.Ordinal);
        Assert.Contains("support.dnevnik.ru", mine.Find("verify-spo")!.Answer.En, StringComparison.Ordinal);
        Assert.Equal("05", mine.Find("which-support")!.Region);
        Assert.Same(Help.Find("blocked"), mine.Find("blocked"));
        Assert.Same(Help, PolicyFiles.Set.For("66").Help);
        Assert.Equal("verify-spo", mine.Search("Дневник.ру")[0].Entry.Id);
    }

    [Fact]
    public void A_region_may_ask_a_question_of_its_own_and_replace_the_delivered_pack()
    {
        File.WriteAllText(Path.Combine(_copy, "regions/05/help.yaml"),
            "entries:\n  - {id: own, topic: support, slide: Слайд, question: {ru: Свой вопрос, en: Own question}, answer: {ru: Свой ответ, en: Own answer}}\n  - {id: blocked, until: '2030-01-01'}\n");
        var help = PolicySet.Load(_copy).For("05").Help;

        Assert.Equal("Own answer", help.Find("own")!.Answer.En);
        Assert.Equal((new DateOnly(2030, 1, 1), Help.Find("blocked")!.Answer), (help.Find("blocked")!.Until, help.Find("blocked")!.Answer));
        Assert.Null(help.Find("verify-school")!.Region);
    }

    [Fact]
    public void A_regions_answer_may_lead_to_one_further_down()
    {
        File.WriteAllText(Path.Combine(_copy, "regions/05/help.yaml"), """
            entries:
              - {id: first, topic: support, slide: Слайд, question: {ru: Раз, en: One}, answer: {ru: '[дальше](/help/second)', en: '[on](/help/second)'}}
              - {id: second, topic: support, slide: Слайд, question: {ru: Два, en: Two}, answer: {ru: Второе, en: Second}}
            """);
        Assert.NotNull(PolicySet.Load(_copy).For("05").Help.Find("first"));
    }

    [Fact]
    public void An_answer_of_a_regions_own_has_a_term_of_its_own()
    {
        var yaml = "entries:\n  - {id: who-is-who, answer: {ru: У нас иначе, en: Otherwise here}}\n";
        File.WriteAllText(Path.Combine(_copy, "regions/05/help.yaml"), yaml);
        var own = PolicySet.Load(_copy).For("05").Help.Find("who-is-who")!;
        Assert.NotNull(Help.Find("who-is-who")!.Until);
        Assert.Equal((null, null, false), (own.AsOf, own.Until, own.IsStale(new DateOnly(2099, 1, 1))));
    }

    [Theory]
    [InlineData("help/blocked.yaml", "slide:", "slyde:", "slyde", "slide")]
    [InlineData("help/blocked.yaml", "id: blocked\norder", "id: blokked\norder", "blokked")]
    [InlineData("help/blocked.yaml", "  - id: blocked", "  - id: Blocked", "Blocked")]
    [InlineData("help/blocked.yaml", "  - id: blocked", "  - id: channel-appeal", "channel-appeal")]
    [InlineData("help/blocked.yaml", "https://max.ru", "javascript:alert(1)", "javascript")]
    [InlineData("help/blocked.yaml", "Напишите в", "<script>alert(1)</script>", "<script")]
    [InlineData("help/blocked.yaml", "Напишите в", "На\u200Bпишите в", "U+200B")]
    [InlineData("help/cabinet.yaml", "until: 2026-03-31", "until: скоро", "скоро")]
    [InlineData("help/cabinet.yaml", "until: 2026-03-31", "until: 2026-03-31\n    asOf: 2027-01-01", "who-is-who")]
    [InlineData("help/connecting.yaml", "/help/install-app", "/help/instal-app", "instal-app", "install-app")]
    [InlineData("help/channels.yaml", "to: /channels", "to: channels", "channels")]
    [InlineData("help/words.yaml", "stop:", "stops:", "stops", "stop")]
    [InlineData("regions/05/help.yaml", "id: verify-spo", "id: verify-sp", "verify-sp", "verify-spo")]
    [InlineData("regions/05/help.yaml", "id: verify-spo", "id: verify-school", "verify-school")]
    [InlineData("regions/05/help.yaml", "https://myschool", "data:myschool", "data:")]
    public void A_mistake_is_refused_with_its_file(string file, string good, string bad, params string[] named)
    {
        var path = Path.Combine(_copy, file);
        var text = File.ReadAllText(path);
        Assert.Contains(good, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(good, bad, StringComparison.Ordinal));

        var refused = Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy));

        Assert.EndsWith(file, refused.File.Replace('\\', '/'), StringComparison.Ordinal);
        Assert.All(named, word => Assert.Contains(word, refused.Problem.ToText(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_folder_nothing_is_loaded()
    {
        Directory.Delete(Path.Combine(_copy, "help"), recursive: true);
        Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy));
    }

    [Fact]
    public void Findings_lead_to_an_answer()
    {
        Assert.Equal("no-closed-links", Help.ForRule("LNK001")?.Id);
        Assert.Equal("error-biz", Help.ForRule("CHN002")?.Id);
        var known = PolicyFiles.Set.Rules.Select(rule => rule.Definition.Id).ToHashSet();
        Assert.All(Help.Entries.SelectMany(entry => entry.Rules), rule => Assert.Contains(rule, known));
    }

    [Fact]
    public void An_owners_words_stand_in_for_the_delivered_ones_of_their_region_alone()
    {
        var edit = new HelpEdit { EntryId = "verify-school", Region = "05", Number = 1, AnswerRu = "Новый портал", AnswerEn = "New portal", Until = new DateOnly(2027, 1, 1), Delivered = "" };
        var mine = PolicyFiles.Set.For("05").Help;

        Assert.Equal(("Новый портал", new DateOnly(2027, 1, 1)), (mine.With([edit]).Find("verify-school")!.Answer.Ru, mine.With([edit]).Find("verify-school")!.Until));
        Assert.Same(Help, Help.With([edit]));
        var takenBack = new HelpEdit { EntryId = "verify-school", Region = "05", Number = 2, Delivered = "" };
        Assert.Same(mine, mine.With([takenBack]));
    }

    [Fact]
    public void An_owners_words_are_found_by_the_search()
    {
        var edit = new HelpEdit { EntryId = "help-center", Region = "", Number = 1, AnswerRu = "Горячая линия ситуационного центра", AnswerEn = "Hot line", Delivered = "" };
        Assert.Contains(Help.With([edit]).Search("горячая линия ситуационного центра"), hit => hit.Entry.Id == "help-center");
    }
}
