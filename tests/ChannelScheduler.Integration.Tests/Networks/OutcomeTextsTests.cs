using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Vk;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>An outcome's message becomes part of a reason that people read: no type names, no words of .NET. Those are kept for engineers.</summary>
public class OutcomeTextsTests
{
    public static TheoryData<NetworkFault> Faults() => [.. Enum.GetValues<NetworkFault>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_fault_has_words_in_both_languages_and_its_detail_stays_with_the_attempt(NetworkFault fault)
    {
        var key = "Fault" + fault;
        var russian = NetworkTexts.Catalog.Get(CultureInfo.GetCultureInfo("ru"), key);
        Assert.DoesNotContain(russian.Replace("TLS", "", StringComparison.Ordinal).Replace("DNS", "", StringComparison.Ordinal), char.IsAsciiLetter);
        Assert.DoesNotContain(NetworkTexts.Catalog.Get(CultureInfo.GetCultureInfo("en"), key), letter => letter is >= 'а' and <= 'я');

        // A certificate that is not trusted has a step of its own, which is found by this code.
        Assert.Equal(new PublishOutcome.NotSent(russian) { BodyExcerpt = "Socket", ErrorCode = fault == NetworkFault.Tls ? "trust" : null }, MaxOutcomes.ProblemOf(new NetworkReply.NotSent(fault, "Socket"), MaxOperation.Send));
        Assert.Equal(new PublishOutcome.Ambiguous(russian) { BodyExcerpt = "Socket" }, VkOutcomes.ProblemOf(new NetworkReply.Broken(fault, "Socket")));
    }

    [Theory]
    [InlineData(200, "<html>", "ответ не читается")]
    [InlineData(502, "<html>", "ответ HTTP 502")]
    public void An_answer_that_says_nothing_has_words_of_ours(int status, string body, string expected)
    {
        var answer = new NetworkReply.Answered(status, body, body);
        Assert.Equal(expected, Assert.IsType<PublishOutcome.Ambiguous>(MaxOutcomes.ProblemOf(answer, MaxOperation.Send)).Message);
        Assert.Equal(expected, Assert.IsType<PublishOutcome.Ambiguous>(VkOutcomes.ProblemOf(answer)).Message);
    }

    [Fact]
    public async Task A_network_that_is_down_is_named_in_plain_words()
    {
        await using var harness = new NetworkHarness(maxUrl: new Uri("http://127.0.0.1:1/"));
        var outcome = Assert.IsType<PublishOutcome.NotSent>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("x"), harness.Deadline, default));
        Assert.Equal("нет соединения с сервером сети", outcome.Message);
        Assert.NotEmpty(outcome.BodyExcerpt!);
    }

    [Fact]
    public async Task A_connection_that_nobody_takes_is_given_up_and_nothing_was_sent()
    {
        await using var harness = new NetworkHarness(maxUrl: new Uri("http://127.0.0.1:1/"), configure: services => services.AddHttpClient(NetworkClients.MaxPublish)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ConnectTimeout = TimeSpan.FromMilliseconds(1),
                ConnectCallback = async (_, cancellationToken) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                    return Stream.Null;
                },
            }));
        var outcome = Assert.IsType<PublishOutcome.NotSent>(await harness.Max.SendAsync(harness.MaxChannel(), NetworkHarness.Message("x"), harness.Deadline, default));
        Assert.Equal("сервер сети не принимает соединение", outcome.Message);
    }

    [Fact]
    public async Task A_send_that_breaks_inside_the_program_shows_no_type_name()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSendThrows(new InvalidOperationException("boom"));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var text = (await world.PublicationAsync(post, ChannelKind.MaxPublic)).Reason!.ToText(CultureInfo.GetCultureInfo("ru"));
        Assert.Contains("отправка оборвалась", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
    }
}
