using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class MaxReadBackTests : NetworkSandboxTest
{
    private const string Text = "Первого сентября ждём всех на линейку в девять утра";

    private Task<ReadBackResult> ReadBackAsync(ReadBackQuery query) => Harness.Max.ReadBackAsync(Harness.MaxChannel(), query, default);

    private async Task<string> SentAsync(string text) => Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync(text)).ExternalId;

    [Theory]
    [InlineData(FaultKinds.CutAfterStore)]
    [InlineData(FaultKinds.GarbageBody)]
    [InlineData(FaultKinds.ServerErrorAfterStore)]
    public async Task A_send_that_was_stored_is_found(string fault)
    {
        var query = Harness.Query(Text);
        await FaultAsync("max", fault);
        Assert.IsType<PublishOutcome.Ambiguous>(await SendMaxAsync(Text));

        var post = Assert.Single(await Server.PostsAsync("max", MaxChat));
        Assert.Equal(new ReadBackResult.Found(post.Id, post.Url, post.CreatedAt), await ReadBackAsync(query));
    }

    [Fact]
    public async Task A_send_that_was_not_stored_is_absent_also_in_an_empty_channel()
    {
        var query = Harness.Query(Text);
        await FaultAsync("max", FaultKinds.CutBeforeStore);
        await SendMaxAsync(Text);
        Assert.IsType<ReadBackResult.Absent>(await ReadBackAsync(query));
    }

    [Fact]
    public async Task An_older_post_of_the_same_text_does_not_match()
    {
        await SentAsync(Text);
        Time.Advance(TimeSpan.FromMinutes(10));
        Assert.IsType<ReadBackResult.Absent>(await ReadBackAsync(Harness.Query(Text)));
    }

    [Fact]
    public async Task A_post_that_is_another_publication_of_ours_does_not_match()
    {
        var known = await SentAsync(Text);
        Assert.IsType<ReadBackResult.Absent>(await ReadBackAsync(Harness.Query(Text, 0, known)));
    }

    [Fact]
    public async Task Two_matches_go_to_a_person()
    {
        await SentAsync(Text);
        await SentAsync(Text);
        Assert.IsType<ReadBackResult.Unclear>(await ReadBackAsync(Harness.Query(Text)));
    }

    [Theory]
    [InlineData("Первого сентября, ждём всех на линейку в девять утра!", 0)]
    [InlineData("Первого сентября ждём всех на линейку в девять часов", 0)]
    [InlineData("Первого сентября ждём в школе на Садовой всех на линейку в девять утра", 0)]
    [InlineData(Text, 1)]
    public async Task A_near_match_goes_to_a_person(string expected, int attachments)
    {
        await SentAsync(Text);
        Assert.IsType<ReadBackResult.Unclear>(await ReadBackAsync(Harness.Query(expected, attachments)));
    }

    [Fact]
    public async Task Blanks_and_line_ends_make_no_difference()
    {
        await SentAsync(Text);
        Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(Harness.Query("Первого сентября ждём   всех на линейку\r\nв девять утра\n")));
    }

    [Fact]
    public async Task A_different_post_of_ours_in_the_same_minute_hides_the_absence_only_while_nobody_knows_it()
    {
        var other = await SentAsync("Второго сентября столовая закрыта, возьмите обед с собой");
        Assert.IsType<ReadBackResult.Absent>(await ReadBackAsync(Harness.Query(Text, 0, other)));
        Assert.IsType<ReadBackResult.Unclear>(await ReadBackAsync(Harness.Query(Text)));
    }

    [Fact]
    public async Task A_post_without_sender_matches()
    {
        await SentAsync(Text);
        await FaultAsync("max", FaultKinds.OmitSender, on: FaultOperations.Read);
        Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(Harness.Query(Text)));
    }

    [Fact]
    public async Task A_read_back_reaches_past_more_than_one_page()
    {
        var query = Harness.Query(Text);
        var mine = await SentAsync(Text);
        for (var i = 0; i < 105; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(10));
            await SentAsync($"{i} объявление");
        }

        Assert.Equal(mine, Assert.IsType<ReadBackResult.Found>(await ReadBackAsync(query)).ExternalId);
    }

    [Fact]
    public async Task A_network_in_trouble_proves_nothing_and_a_lost_right_needs_a_person()
    {
        await FaultAsync("max", FaultKinds.ServerError, on: FaultOperations.Read);
        Assert.IsType<ReadBackResult.Failed>(await ReadBackAsync(Harness.Query(Text)));

        var channel = await Server.AddChannelAsync(new SandboxChannelRequest("max", Permissions: ["write"]));
        var result = await Harness.Max.ReadBackAsync(Harness.MaxChannel(channel.ExternalId, channel.Token("bot")), Harness.Query(Text), default);
        Assert.IsType<ReadBackResult.Unreadable>(result);
    }
}
