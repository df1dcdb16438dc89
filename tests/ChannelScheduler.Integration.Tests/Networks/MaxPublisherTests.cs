using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class MaxPublisherTests : NetworkSandboxTest
{
    private const string Everything = """
        Ждём **всех** на *праздник* ~~во вторник~~ ++в среду++, ***обязательно***: [сайт](https://school.ru/a_(b)).

        # Что взять
        - сменную обувь (2 * 2 пары), `код_1`
        - @id0012345673_gos, C++ и D++, 5 * 6, a_b_c

        > Цитата
        > в две строки

        1. раз [1] \*не курсив\* <b>тег</b>
        """;

    [Fact]
    public async Task A_post_is_sent_with_its_id_address_and_the_network_s_time()
    {
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync("Здравствуйте"));

        var post = Assert.Single(await Server.PostsAsync("max", MaxChat));
        Assert.Equal((post.Id, post.Url, (DateTimeOffset?)post.CreatedAt), (accepted.ExternalId, accepted.Url, accepted.NetworkTimestamp));
        Assert.Equal(1, await Server.SendCountAsync("max", MaxChat));
    }

    [Fact]
    public async Task What_MAX_gives_back_is_exactly_the_plain_text_of_the_renderer()
    {
        var message = PostRenderer.Render(ChannelKind.MaxPublic, "День *знаний* 2026", Everything);
        await Harness.Max.SendAsync(Harness.MaxChannel(), new PreparedMessage(message, [], ""), Harness.Deadline, default);

        Assert.Equal(message.PlainText, Assert.Single(await Server.PostsAsync("max", MaxChat)).Text);
    }

    [Fact]
    public async Task Pictures_are_uploaded_and_attached()
    {
        using var picture = new TestPicture();
        var prepared = await Harness.Max.PrepareAsync(Harness.MaxChannel(), new RenderedMessage("с фото", "с фото"), [picture.Media, picture.Media], default);
        Assert.Null(prepared.Problem);
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await Harness.Max.SendAsync(Harness.MaxChannel(), prepared.Message!, Harness.Deadline, default));

        Assert.Equal(2, Assert.Single(await Server.PostsAsync("max", MaxChat)).Attachments.Count);
        Assert.Equal(new ReadMessageResult.Present("с фото", 2), await Harness.Max.ReadAsync(Harness.MaxChannel(), accepted.ExternalId, default));
    }

    [Fact]
    public async Task An_edit_replaces_the_text_and_keeps_the_pictures()
    {
        using var picture = new TestPicture();
        var prepared = await Harness.Max.PrepareAsync(Harness.MaxChannel(), new RenderedMessage("было", "было"), [picture.Media], default);
        var sent = Assert.IsType<PublishOutcome.Accepted>(await Harness.Max.SendAsync(Harness.MaxChannel(), prepared.Message!, Harness.Deadline, default));

        var edited = Assert.IsType<PublishOutcome.Accepted>(await Harness.Max.EditAsync(Harness.MaxChannel(), sent.ExternalId, new RenderedMessage("**стало**", "стало"), Harness.Deadline, default));

        Assert.Equal(sent.ExternalId, edited.ExternalId);
        Assert.Equal(sent.Url, edited.Url);
        Assert.Equal(new ReadMessageResult.Present("стало", 1), await Harness.Max.ReadAsync(Harness.MaxChannel(), sent.ExternalId, default));
    }

    [Fact]
    public async Task A_deleted_post_is_gone()
    {
        var sent = Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync("лишнее"));
        Assert.IsType<PublishOutcome.Accepted>(await Harness.Max.DeleteAsync(Harness.MaxChannel(), sent.ExternalId, Harness.Deadline, default));

        Assert.IsType<ReadMessageResult.Gone>(await Harness.Max.ReadAsync(Harness.MaxChannel(), sent.ExternalId, default));
        Assert.IsType<PublishOutcome.RefusedForGood>(await Harness.Max.DeleteAsync(Harness.MaxChannel(), sent.ExternalId, Harness.Deadline, default));
    }

    [Fact]
    public async Task An_answer_without_address_is_completed_by_reading_once_more()
    {
        await FaultAsync("max", FaultKinds.OmitUrl);
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync("без адреса"));
        Assert.Equal(Assert.Single(await Server.PostsAsync("max", MaxChat)).Url, accepted.Url);
    }

    [Fact]
    public async Task An_address_that_can_t_be_read_is_rebuilt_from_the_id()
    {
        await FaultAsync("max", FaultKinds.OmitUrl);
        await FaultAsync("max", FaultKinds.ServerError, on: FaultOperations.Read);
        var accepted = Assert.IsType<PublishOutcome.Accepted>(await SendMaxAsync("без адреса"));
        Assert.Equal(Assert.Single(await Server.PostsAsync("max", MaxChat)).Url, accepted.Url);
    }

    [Theory]
    [InlineData(FaultKinds.TooManyRequests, "for now 9", 0)]
    [InlineData(FaultKinds.AttachmentNotReady, "for now", 0)]
    [InlineData(FaultKinds.SuccessFalse, "for good", 0)]
    [InlineData(FaultKinds.RevokedRights, "stopped RightsLost", 0)]
    [InlineData(FaultKinds.InvalidToken, "stopped Authorization", 0)]
    [InlineData(FaultKinds.ServerError, "unknown", 0)]
    [InlineData(FaultKinds.InternalError, "unknown", 0)]
    [InlineData(FaultKinds.ProxyHtml, "unknown", 0)]
    [InlineData(FaultKinds.CutBeforeStore, "unknown", 0)]
    [InlineData(FaultKinds.GarbageBeforeStore, "unknown", 0)]
    [InlineData(FaultKinds.CutAfterStore, "unknown", 1)]
    [InlineData(FaultKinds.GarbageBody, "unknown", 1)]
    [InlineData(FaultKinds.ServerErrorAfterStore, "unknown", 1)]
    public async Task A_fault_ends_in_its_class_after_one_request(string kind, string expected, int stored)
    {
        await FaultAsync("max", kind, retryAfter: kind == FaultKinds.TooManyRequests ? 9 : null);

        Assert.Equal(expected, OutcomeWords.Of(await SendMaxAsync("x")));
        Assert.Equal(stored, (await Server.PostsAsync("max", MaxChat)).Count);
        Assert.Equal(1, await Server.SendCountAsync("max", MaxChat));
    }

    [Theory]
    [InlineData("wrong", MaxChat, "stopped Authorization")]
    [InlineData(null, MaxChat, "stopped Authorization")]
    [InlineData("line\nbreak", MaxChat, "stopped Authorization")]
    [InlineData("токен", MaxChat, "stopped Authorization")]
    [InlineData(NetworkHarness.MaxToken, "-99", "stopped ChannelGone")]
    [InlineData(NetworkHarness.MaxToken, "no number", "stopped ChannelGone")]
    public async Task A_wrong_token_or_channel_stops_the_channel(string? token, string chat, string expected) =>
        Assert.Equal(expected, OutcomeWords.Of(await Harness.Max.SendAsync(Harness.MaxChannel(chat, token), NetworkHarness.Message("x"), Harness.Deadline, default)));

    [Theory]
    [InlineData(FaultKinds.ServerError, "for now")]
    [InlineData(FaultKinds.CutBeforeStore, "for now")]
    [InlineData(FaultKinds.InvalidToken, "stopped Authorization")]
    public async Task A_failed_upload_is_never_in_doubt(string kind, string expected)
    {
        using var picture = new TestPicture();
        await FaultAsync("max", kind, on: FaultOperations.Upload);
        var prepared = await Harness.Max.PrepareAsync(Harness.MaxChannel(), new RenderedMessage("x", "x"), [picture.Media], default);
        Assert.Equal(expected, OutcomeWords.Of(prepared.Problem));
    }

    [Fact]
    public async Task A_picture_that_is_no_longer_on_disk_is_refused_for_good()
    {
        var prepared = await Harness.Max.PrepareAsync(Harness.MaxChannel(), new RenderedMessage("x", "x"), [new MediaContent("/nowhere/a.png", "a.png", "image/png", null)], default);
        Assert.IsType<PublishOutcome.RefusedForGood>(prepared.Problem);
    }
}
