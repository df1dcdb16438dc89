using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChannelScheduler.Core.Tests.Rendering;

/// <summary>Every letter and digit that an author wrote is in the text that readers see, in the same order.</summary>
public class NothingIsLostTests
{
    // A link's address is markup in MAX, so "](" is left to the tables; everything else that means something to Markdown is here.
    private static readonly string[] Tokens =
    [
        "слово", "Ёж", "a", "7", "42", " ", " ", " ", "\n", "\n\n", "  \n", "\\\n", "*", "**", "***", "_", "__", "~~", "~", "++", "+", "^^", "==", "`", "``", "```", "\n```\n",
        "[", "]", "[id1|x]", "*id7", "!", "![", "|", "#", "\n# ", "\n> ", "\n- ", "\n  - ", "\n* ", "\n1. ", "\n007) ", "\n    ", "\n---\n", "\n===\n", "<b>", "</b>", "<!-- x -->",
        "&amp;", "&nbsp;", "&#65;", "\\", "\\*", "\\_", "@id2634028465_gos", "https://x.ru/a_b_c", "www.x.ru", "<https://x.ru/q>", "\n[x]: https://y.ru\n", "\t", "🙂", "e\u0301", "—",
    ];

    public static Arbitrary<string> Markdown() =>
        Arb.From(
            Gen.Elements(Tokens).ListOf().Select(tokens => string.Concat(tokens)),
            text => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1)));

    [Property(MaxTest = 2000)]
    public Property Letters_and_digits_survive_in_order_on_both_networks() =>
        Prop.ForAll(Markdown(), markdown =>
            Survives(ChannelKind.MaxPublic, markdown) && Survives(ChannelKind.Gospublic, markdown));

    [Property(MaxTest = 500)]
    public Property The_MAX_body_without_its_backslashes_and_marks_has_the_same_letters() =>
        Prop.ForAll(Markdown(), markdown =>
        {
            var message = PostRenderer.Render(ChannelKind.MaxPublic, "Заголовок 1", markdown);
            return Letters(message.Body) == Letters(message.PlainText);
        });

    private static bool Survives(ChannelKind kind, string markdown) =>
        IsSubsequence(Letters(markdown), Letters(PostRenderer.Render(kind, "", markdown).PlainText));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static bool IsSubsequence(string part, string whole)
    {
        var next = 0;
        foreach (var c in whole)
            if (next < part.Length && c == part[next])
                next++;
        return next == part.Length;
    }
}
