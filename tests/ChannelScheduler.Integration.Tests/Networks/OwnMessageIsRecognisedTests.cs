using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>The worst that rendering could do: MAX reads the markup differently than we think, read-back calls our own post absent, and it goes out twice.</summary>
public class OwnMessageIsRecognisedTests : NetworkSandboxTest
{
    private static readonly string[] Tokens =
    [
        "слово", "Ёж", "a", "42", " ", " ", " ", "\n", "\n\n", "  \n", "*", "**", "***", "_", "__", "~~", "++", "^^", "`", "```", "[", "]", "](", "(x)", "[сайт](https://x.ru/a_b)", "#", "\n# ", "\n> ",
        "\n- ", "\n1. ", "<b>", "&amp;", "\\", "\\*", "@id2634028465_gos", "https://x.ru/a_b_c", "C++", "!", "—",
    ];

    [Fact]
    public async Task Whatever_the_markup_our_own_post_is_never_called_absent()
    {
        var random = new Random(20260901);
        var exact = 0;
        const int Posts = 150;
        for (var i = 0; i < Posts; i++)
        {
            Time.Advance(TimeSpan.FromMinutes(10));
            var markdown = $"Запись {i} " + string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Tokens[random.Next(Tokens.Length)]));
            var message = PostRenderer.Render(ChannelKind.MaxPublic, "Заголовок", markdown);
            var query = Harness.Query(message.PlainText);
            Assert.IsType<PublishOutcome.Accepted>(await Harness.Max.SendAsync(Harness.MaxChannel(), new PreparedMessage(message, [], ""), Harness.Deadline, default));

            var result = await Harness.Max.ReadBackAsync(Harness.MaxChannel(), query, default);
            Assert.True(result is ReadBackResult.Found or ReadBackResult.Unclear, $"{result} for {message.Body}");
            if (result is ReadBackResult.Found) exact++;
        }

        Assert.True(exact >= Posts * 9 / 10, $"only {exact} of {Posts} came back exactly");
    }
}
