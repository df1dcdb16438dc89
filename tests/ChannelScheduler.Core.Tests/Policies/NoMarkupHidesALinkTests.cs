using System.Text.RegularExpressions;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts.Rendering;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>Whatever markup is put into a blocked link: as long as a network would show the link whole, the post is blocked.</summary>
public class NoMarkupHidesALinkTests
{
    private static readonly string[] Links =
    [
        "https://max.ru/join/LNPW5HIAqvWw", "max.ru/join/LNPW5HIAqvWw", "https://t.me/joinchat/AAAAAEabcdefgh", "telemost.yandex.ru/j/12345678901234", "vk.me/join/AJQ1d1kVBlSXsQ",
        "chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "https://discord.gg/abc123",
    ];

    private const string School = "https://school5.ru";

    // Glued to a host it is another host, and behind a host a page of that site: no link to a chat.
    private static readonly Regex Whole = new($@"(?<![A-Za-z0-9.-]|[A-Za-z0-9]/)({string.Join('|', Links.Select(Regex.Escape))})", RegexOptions.CultureInvariant);

    // {0} is what stands between the two places.
    private static readonly string[] Noise =
    [
        "[](){0}", "![](){0}", "[](<>){0}", "[{0}]()", "![{0}](<>)", $"[{{0}}]({School})", "<{0}>", "*{0}*", "**{0}**", "_{0}_", "__{0}__", "~~{0}~~", "++{0}++", "***{0}***",
        "`{0}`", "``{0}``", "\\{0}", "[{0}", "{0}]", "({0})", "\n> {0}", "\n# {0}", "- {0}", "{0}  \n", "&#46;{0}", "[x]: {0}", "[](){0}![]()", "**[]()**{0}", "[**{0}**]()",
    ];

    public static Arbitrary<string> Disguised()
    {
        var step = Noise.Length * 64 * 64;
        return Gen.Elements(Links).SelectMany(link => Gen.Choose(0, step - 1).ListOf().Select(steps => steps.Take(6).Aggregate(link, Disguise))).ToArbitrary();
    }

    [Property(MaxTest = 3000)]
    public Property What_a_network_shows_whole_is_blocked() =>
        Prop.ForAll(Disguised(), text => Holds(ChannelKind.MaxPublic, text) && Holds(ChannelKind.Gospublic, text));

    [Fact]
    public void A_path_of_the_schools_site_is_no_link_shown_whole()
    {
        Assert.True(Holds(ChannelKind.MaxPublic, $"{School}/max.ru/join/LNPW5HIAqvWw"));
        Assert.False(IsShown(ChannelKind.MaxPublic, $"{School}/max.ru/join/LNPW5HIAqvWw"));
        Assert.False(IsShown(ChannelKind.MaxPublic, $"{School}max.ru/join/LNPW5HIAqvWw"));
        Assert.True(IsShown(ChannelKind.MaxPublic, $"{School} max.ru/join/LNPW5HIAqvWw"));
    }

    [Fact]
    public void The_disguises_leave_many_links_whole() =>
        Assert.InRange(Disguised().Generator.Sample(500, 12).Count(text => !ContainsLink(text) && IsShown(ChannelKind.MaxPublic, text)), 12, 500);

    private static string Disguise(string text, int step)
    {
        var (noise, from, to) = (Noise[step % Noise.Length], step / Noise.Length % 64 % (text.Length + 1), step / Noise.Length / 64 % (text.Length + 1));
        if (from > to) (from, to) = (to, from);
        return text[..from] + noise.Replace("{0}", text[from..to], StringComparison.Ordinal) + text[to..];
    }

    private static bool Holds(ChannelKind kind, string text) =>
        !IsShown(kind, text) || PolicyFiles.Linter.Lint(new LintInput { Text = text, Channels = [new LintChannel(kind)] }).Verdict == LintVerdict.Block;

    private static bool IsShown(ChannelKind kind, string text) => ContainsLink(PostRenderer.Render(kind, "", text).PlainText);

    private static bool ContainsLink(string text) => Whole.IsMatch(text);
}
