using System.Diagnostics;
using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Help;

/// <summary>People find answers with their own words, endings and typing mistakes, and are told when there is none.</summary>
public sealed class HelpSearchTests
{
    private const double FirstShare = 0.9;
    private const double ThreeShare = 0.97;

    private static readonly HelpCatalog Help = PolicyFiles.Set.Help;

    [Fact]
    public void There_are_enough_questions_to_measure_by_and_none_is_in_both_parts()
    {
        Assert.InRange(HelpQueries.Tuning.Count + HelpQueries.HeldOut.Count, 60, 1_000);
        Assert.InRange(HelpQueries.HeldOut.Count, 30, 1_000);
        Assert.Empty(HelpQueries.Tuning.Select(one => one.Question).Intersect(HelpQueries.HeldOut.Select(one => one.Question)));
        // Questions that stand in the files word by word would measure nothing.
        var wordings = Help.Entries.SelectMany(entry => entry.AskRu.Concat(entry.AskEn).Append(entry.Question.Ru).Append(entry.Question.En)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.InRange(HelpQueries.HeldOut.Count(one => wordings.Contains(one.Question)), 0, HelpQueries.HeldOut.Count / 5);
        Assert.All(HelpQueries.Tuning.Concat(HelpQueries.HeldOut).SelectMany(one => one.Entries), id => Assert.NotNull(Help.Find(id)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nine_of_ten_questions_have_their_answer_first_and_nearly_all_among_three(bool heldOut)
    {
        var queries = heldOut ? HelpQueries.HeldOut : HelpQueries.Tuning;
        var ranks = queries.Select(one => (one.Question, one.Entries, Rank: RankOf(one.Question, one.Entries))).ToList();
        var misses = string.Join("\n", ranks.Where(one => one.Rank != 0).Select(one => $"{one.Question} | {string.Join(',', one.Entries)} | rank {one.Rank} | {string.Join(", ", Help.Search(one.Question).Select(hit => $"{hit.Entry.Id} {hit.Score:0.00}"))}"));

        Assert.True(ranks.Count(one => one.Rank == 0) >= FirstShare * ranks.Count, misses);
        Assert.True(ranks.Count(one => one.Rank is >= 0 and < 3) >= ThreeShare * ranks.Count, misses);
    }

    [Fact]
    public void What_has_no_answer_here_gets_none() =>
        Assert.Empty(HelpQueries.Unrelated.Select(question => (question, Hits: Help.Search(question))).Where(one => one.Hits.Count > 0).Select(one => $"{one.question}: {one.Hits[0].Entry.Id} {one.Hits[0].Score:0.00}"));

    [Theory]
    [InlineData("не могу зайти на веб", "web-sign-in")]
    [InlineData("заблакировали", "blocked")]
    [InlineData("как удолить чат", "delete-old-chats")]
    [InlineData("ЗАБЛОКИРОВАЛИ!!!", "blocked")]
    [InlineData("«Пользователь уже состоит в организации»", "already-member")]
    [InlineData("I can't log in on the web", "web-sign-in")]
    public void Mistakes_cases_and_marks_do_no_harm(string question, string entry) => Assert.Equal(entry, Help.Search(question)[0].Entry.Id);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("?!.,")]
    [InlineData("как что где")]
    [InlineData("\ud800")]
    public void Nothing_asked_is_nothing_found(string question) => Assert.Empty(Help.Search(question));

    [Fact]
    public void A_whole_page_pasted_is_read_as_far_as_a_question_goes()
    {
        var watch = Stopwatch.StartNew();
        Help.Search(string.Join(' ', Enumerable.Range(0, 50_000).Select(number => "слово" + number)));
        Help.Search(new string('ж', 200_000));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Fact]
    public void The_score_lies_between_nought_and_one_and_falls_from_hit_to_hit()
    {
        foreach (var (question, _) in HelpQueries.Tuning)
        {
            var scores = Help.Search(question).Select(hit => hit.Score).ToList();
            Assert.All(scores, score => Assert.InRange(score, HelpCatalog.LeastScore, 1));
            Assert.Equal(scores.OrderDescending(), scores);
        }
    }

    private static int RankOf(string question, string[] entries) => Help.Search(question).Select(hit => hit.Entry.Id).ToList().FindIndex(entries.Contains);
}
