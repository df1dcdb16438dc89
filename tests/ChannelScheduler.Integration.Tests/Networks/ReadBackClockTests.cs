using System.Globalization;
using System.Text;
using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>P2 when our clock and the network's disagree: a post that is there is never called absent, because absence sends it again.</summary>
public class ReadBackClockTests
{
    private const string Text = "Первого сентября ждём всех на линейку в девять утра";
    private const long Bot = 7;

    // The network's time of the send.
    private static readonly DateTimeOffset Sent = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<double> Skews() => [0, 3, -3, 4.9, -4.9, 60, -60];

    private sealed record Posted(string Mid, DateTimeOffset At, string Text, long Sender = Bot);

    private static RawAnswer Page(DateTimeOffset? date, IEnumerable<Posted> messages)
    {
        var wire = messages.Select(one => new
        {
            // Channel posts may come without a sender.
            sender = one.Sender == 0 ? null : new { user_id = one.Sender },
            timestamp = one.At.ToUnixTimeMilliseconds(),
            body = new { mid = one.Mid, text = one.Text },
        });
        return Answer(date, JsonSerializer.Serialize(new { messages = wire }));
    }

    private static RawAnswer Answer(DateTimeOffset? date, string body) =>
        RawAnswer.Json(body, 200, date is { } known ? [$"Date: {known.ToString("R", CultureInfo.InvariantCulture)}"] : []);

    /// <summary>The send begins by our clock, which stands off by the skew; the read-back comes a minute later.</summary>
    private static async Task<ReadBackResult> ReadBackAsync(double skewMinutes, IReadOnlyList<Posted> newest, IReadOnlyList<Posted>? older = null, bool tellsTime = true, string permissions = "", params string[] known)
    {
        var time = new FakeTimeProvider(Sent.AddMinutes(skewMinutes));
        DateTimeOffset? date = tellsTime ? Sent.AddMinutes(1) : null;
        await using var server = RawHttpServer.Start(request => request.Target switch
        {
            "/me" => Answer(date, """{"user_id":7}"""),
            var target when target.EndsWith("/members/me", StringComparison.Ordinal) => Answer(date, $$"""{"is_admin":true,"permissions":[{{permissions}}]}"""),
            var target when target.Contains("from=", StringComparison.Ordinal) => Page(date, older ?? []),
            _ => Page(date, newest),
        });
        await using var harness = new NetworkHarness(maxUrl: server.Url, live: true, time: time);
        var query = harness.Query(Text, 0, known);
        time.Advance(TimeSpan.FromMinutes(1));
        return await harness.Max.ReadBackAsync(harness.MaxChannel(), query, default);
    }

    private static Posted Ours => new("mid.ours", Sent.AddSeconds(1), Text);

    private static Posted Yesterday => new("mid.old", Sent.AddHours(-20), "Вчерашнее объявление");

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task A_stored_post_is_found_whatever_our_clock_says(double skewMinutes) =>
        Assert.Equal("mid.ours", Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(skewMinutes, [Ours, Yesterday])).ExternalId);

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task What_is_not_there_is_absent_whatever_our_clock_says(double skewMinutes) =>
        Assert.IsType<ReadBackResult.Absent>(await ReadBackAsync(skewMinutes, [Yesterday with { Text = Text }]));

    [Theory]
    [MemberData(nameof(Skews))]
    public async Task A_page_of_later_messages_does_not_reach_back_before_the_attempt(double skewMinutes)
    {
        var crowd = Enumerable.Range(0, 60).Select(i => new Posted($"mid.{i}", Sent.AddSeconds(2 + (i / 2.0)), $"{i} объявление", Sender: 99)).Reverse().ToList();
        Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(skewMinutes, crowd, [Ours, Yesterday]));
    }

    [Theory]
    // Nobody knows how far the clocks stand apart: a match may be another day's post, so a person looks.
    [InlineData(1, "unclear")]
    [InlineData(-60 * 5, "unclear")]
    [InlineData(-60 * 60, "absent")]
    public async Task Without_the_network_s_time_a_match_is_no_proof(int minutesAfter, string expected)
    {
        var result = await ReadBackAsync(0, [Ours with { At = Sent.AddMinutes(minutesAfter) }, Yesterday with { At = Sent.AddDays(-4) }], tellsTime: false);
        Assert.Equal(expected, result is ReadBackResult.Unclear ? "unclear" : result is ReadBackResult.Absent ? "absent" : result.ToString());
    }

    [Fact]
    public async Task A_message_that_comes_twice_on_a_page_is_one() =>
        Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(0, [Ours, Ours, Yesterday]));

    [Theory]
    // MAX rewrites texts: an address shortened, a mention replaced by a name.
    [InlineData(Bot, "Совсем другие слова, https://max.ru/кратко", "unclear")]
    [InlineData(0, "Совсем другие слова, https://max.ru/кратко", "unclear")]
    [InlineData(99, "Совсем другие слова, https://max.ru/кратко", "absent")]
    public async Task Our_own_words_rewritten_beyond_recognition_go_to_a_person(long sender, string text, string expected)
    {
        var result = await ReadBackAsync(0, [Ours with { Text = text, Sender = sender }, Yesterday]);
        Assert.Equal(expected, result is ReadBackResult.Unclear ? "unclear" : result is ReadBackResult.Absent ? "absent" : result.ToString());
    }

    [Theory]
    [InlineData(NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormC)]
    public async Task Composed_and_decomposed_letters_are_the_same(NormalizationForm form) =>
        Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(0, [Ours with { Text = Text.Replace(" ждём", "\u00a0 ждём", StringComparison.Ordinal).Normalize(form) }, Yesterday]));

    [Theory]
    [InlineData("\"read_all_messages\",\"write\"", null, typeof(ReadBackResult.Absent))]
    [InlineData("\"write\"", null, typeof(ReadBackResult.Unreadable))]
    // Something of ours went out here lately, and the page shows nothing.
    [InlineData("\"read_all_messages\"", "mid.other", typeof(ReadBackResult.Unclear))]
    public async Task An_empty_page_proves_absence_only_to_a_bot_that_may_read(string permissions, string? known, Type expected) =>
        Assert.IsType(expected, await ReadBackAsync(0, [], permissions: permissions, known: known is null ? [] : [known]));
}
