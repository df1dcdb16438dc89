using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>Every way to disguise a link, tried on a link of every large family: readers still see it, so the linter must.</summary>
public class EvasionTests
{
    private static readonly string[] Links =
    [
        "max.ru/join/LNPW5HIAqvWwAbCdEfGh", "max.ru/joincall/LNPW5HIAqvWwAbCdEfGh", "web.max.ru/join/LNPW5HIAqvWwAbCd", "vk.me/join/AJQ1d1kVBlSXsQAbCd", "vk.com/call/join/LNPW5HIAqvWwAbCdEfGh",
        "t.me/joinchat/AAAAAEabcdefgh", "telegram.me/joinchat/AAAAAEabcdefgh", "chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "zoom.us/j/81234567890", "us02web.zoom.us/j/81234567890",
        "telemost.yandex.ru/j/12345678901234", "discord.gg/AbCdEf12", "meet.google.com/abc-defg-hij", "calls.mail.ru/room/0a1b2c3d", "sferum.ru/call/LNPW5HIAqvWw", "signal.link/call/abcdefgh",
    ];

    private static readonly Dictionary<string, Func<string, string>> Disguises = new()
    {
        ["as it is"] = link => link,
        ["https"] = link => "https://" + link,
        ["hxxps"] = link => "hxxps://" + link,
        ["one slash"] = link => "https:/" + link,
        ["backslashes"] = link => @"https:\\" + link.Replace('/', '\\'),
        ["no scheme"] = link => "//" + link,
        ["[:]//"] = link => "https[:]//" + link,
        ["[://]"] = link => "https[://]" + link,
        ["[.]"] = Dot("[.]"),
        ["(.)"] = Dot("(.)"),
        ["{.}"] = Dot("{.}"),
        ["[dot]"] = Dot("[dot]"),
        [" dot "] = Dot(" dot "),
        ["(точка)"] = Dot("(точка)"),
        ["(тчк)"] = Dot("(тчк)"),
        [" точка "] = Dot(" точка "),
        [" ТОЧКА "] = Dot(" ТОЧКА "),
        ["tochka"] = Dot(" tochka "),
        ["comma"] = Dot(","),
        ["backslash before the dot"] = Dot(@"\."),
        ["middle dot"] = Dot("\u00B7"),
        ["ideographic stop"] = Dot("\u3002"),
        ["half-width stop"] = Dot("\uFF61"),
        ["one dot leader"] = Dot("\u2024"),
        ["small stop"] = Dot("\uFE52"),
        ["bullet"] = Dot("\u2022"),
        ["blank after the dot"] = Dot(". "),
        ["blank before the dot"] = Dot(" ."),
        ["blanks around the dot"] = Dot(" . "),
        ["no-break blanks around the dot"] = Dot("\u00A0.\u00A0"),
        ["dot in bold"] = Dot("**.**"),
        ["line break after the dot"] = Dot(".\n"),
        ["line break after the slash"] = Slash("/\n"),
        ["line break before the slash"] = link => link[..link.IndexOf('/', StringComparison.Ordinal)] + "\n" + link[link.IndexOf('/', StringComparison.Ordinal)..],
        ["blanks around the slash"] = Slash(" / "),
        ["slash in words"] = Slash(" слэш "),
        ["slesh"] = Slash(" slesh "),
        ["[/]"] = Slash("[/]"),
        ["fraction slash"] = Slash("\u2044"),
        ["division slash"] = Slash("\u2215"),
        ["full-width slash"] = Slash("\uFF0F"),
        ["two slashes"] = Slash("//"),
        ["/./"] = Slash("/./"),
        ["dot and slash in words"] = link => link.Replace(".", " точка ", StringComparison.Ordinal).Replace("/", " слэш ", StringComparison.Ordinal),
        ["letters apart"] = link => string.Join(' ', link.ToCharArray()),
        ["host apart"] = link => string.Join(' ', Host(link).ToCharArray()) + Path(link),
        ["upper case"] = link => Host(link).ToUpperInvariant() + Path(link),
        ["port"] = link => Host(link) + ":443" + Path(link),
        ["dot after the host"] = link => Host(link) + "." + Path(link),
        ["user"] = link => "https://school@" + link,
        ["user and password"] = link => "https://primershkola.ru:x@" + link,
        ["www"] = link => "www." + link,
        ["zero width space"] = Into('\u200B'),
        ["zero width joiner"] = Into('\u200D'),
        ["word joiner"] = Into('\u2060'),
        ["byte order mark"] = Into('\uFEFF'),
        ["soft hyphen"] = Into('\u00AD'),
        ["Mongolian separator"] = Into('\u180E'),
        ["grapheme joiner"] = Into('\u034F'),
        ["variation selector"] = Into('\uFE0F'),
        ["Hangul filler"] = Into('\u3164'),
        ["Hangul choseong filler"] = Into('\u115F'),
        ["braille blank"] = Into('\u2800'),
        ["right to left mark"] = Into('\u200F'),
        ["tag character"] = link => link.Insert(1, "\U000E0061"),
        ["stroke laid over"] = link => link.Insert(1, "\u0336"),
        ["accent"] = link => link.Insert(1, "\u0301"),
        ["full width"] = link => Letters(Host(link), 0xFF21, 0xFF41) + Path(link),
        ["math bold"] = link => Letters(Host(link), 0x1D400, 0x1D41A) + Path(link),
        ["math sans"] = link => Letters(Host(link), 0x1D5A0, 0x1D5BA) + Path(link),
        ["monospace"] = link => Letters(Host(link), 0x1D670, 0x1D68A) + Path(link),
        ["circled"] = link => Letters(Host(link), 0x24B6, 0x24D0) + Path(link),
        ["circled, white on black"] = link => Letters(Host(link).ToUpperInvariant(), 0x1F150, 0x1F150) + Path(link),
        ["squared"] = link => Letters(Host(link).ToUpperInvariant(), 0x1F130, 0x1F130) + Path(link),
        ["squared, white on black"] = link => Letters(Host(link).ToUpperInvariant(), 0x1F170, 0x1F170) + Path(link),
        ["regional indicators"] = link => Letters(Host(link).ToUpperInvariant(), 0x1F1E6, 0x1F1E6) + Path(link),
        ["small capitals"] = link => Map(Host(link), "aegmtu", "ᴀᴇɢᴍᴛᴜ") + Path(link),
        ["Cyrillic look-alikes"] = link => Map(Host(link), "acekmoptxy", "асекмортху") + Path(link),
        ["Cyrillic in the path"] = link => Host(link) + Map(Path(link)[..5], "aceo", "асео") + Path(link)[5..],
        ["Greek look-alikes"] = link => Map(Host(link), "aotv", "αοτν") + Path(link),
        ["accents of its own"] = link => Map(Host(link), "aeoiu", "àéöíú") + Path(link),
        ["punycode"] = link => new IdnMapping().GetAscii(Map(Host(link), "acekmoptxy", "асекмортху")) + Path(link),
        ["percent"] = link => link.Replace("o", "%6F", StringComparison.Ordinal),
        ["percent host"] = link => "https://" + string.Concat(Host(link).Select(c => $"%{(int)c:X2}")) + Path(link),
        ["percent slash"] = Slash("%2F"),
        ["percent twice"] = link => link.Replace("o", "%256F", StringComparison.Ordinal),
        ["percent thrice"] = link => link.Replace("o", "%25256F", StringComparison.Ordinal),
        ["entity for the dot"] = Dot("&#46;"),
        ["entity in hexadecimal"] = Dot("&#x2e;"),
        ["entity by name"] = Dot("&period;"),
        ["entity for the slash"] = Slash("&sol;"),
        ["Markdown link"] = link => $"[сайт](https://{link})",
        ["Markdown link in brackets"] = link => $"[сайт](<https://{link}>)",
        ["Markdown words"] = link => $"[{link}](https://primershkola.ru)",
        ["autolink"] = link => $"<https://{link}>",
        ["code"] = link => $"`{link}`",
        ["fence"] = link => $"\n```\n{link}\n```\n",
        ["bold"] = link => $"**{link}**",
        ["underlined by marks"] = link => $"__{link}__",
        ["quote"] = link => $"\n> {link}\n",
        ["reference"] = link => $"[тут][1]\n\n[1]: https://{link}",
        ["anchor"] = link => $"<a href=\"https://{link}\">сайт</a>",
        ["anchor without quotes"] = link => $"<a href=https://{link}>сайт</a>",
        ["VK words"] = link => $"[https://{link}|сайт]",
        ["a tag inside"] = link => link.Insert(2, "<b></b>"),
        ["glued to a word"] = link => "чат" + link,
        ["after a colon"] = link => "чат:" + link,
        ["in parentheses"] = link => $"({link})",
        ["in angle quotes"] = link => $"«{link}»",
        ["a comma behind"] = link => link + ", ждём",
        ["redirector"] = link => "https://vk.com/away.php?to=" + Uri.EscapeDataString("https://" + link) + "&cc_key=",
        ["redirector twice"] = link => "https://www.google.com/url?q=" + Uri.EscapeDataString("https://vk.com/away.php?to=" + Uri.EscapeDataString("https://" + link)),
        ["translator"] = link => $"https://{Host(link).Replace("-", "--", StringComparison.Ordinal).Replace('.', '-')}.translate.goog{Path(link)}?_x_tr_sl=ru",
        ["archive"] = link => "https://web.archive.org/web/20260101000000/https://" + link,
    };

    public static TheoryData<string> Names => [.. Disguises.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_disguised_link_is_blocked(string disguise)
    {
        var missed = Links.Where(link => !IsBlocked($"Родителям 5 «А»: {Disguises[disguise](link)} Администрация")).ToList();

        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_disguise_of_an_open_address_passes(string disguise) =>
        Assert.All(new[] { "primershkola.ru/join/novosti2026", "max.ru/id0012345673_gos", "vk.com/joinschool" }, link => Assert.False(IsBlocked($"Родителям 5 «А»: {Disguises[disguise](link)} Администрация")));

    [Theory]
    [InlineData("точка ")]
    [InlineData("[.] ")]
    [InlineData("[ точка ")]
    [InlineData("a ")]
    [InlineData("/\n")]
    [InlineData("<b>")]
    [InlineData("max.ru/")]
    public void A_long_row_of_disguises_is_read_to_its_end(string part) =>
        Assert.True(IsBlocked(string.Concat(Enumerable.Repeat(part, 50_000)) + " чат: https://max.ru/join/LNPW5HIAqvWw"));

    private static bool IsBlocked(string text) => PolicyFiles.Linter.Lint(new LintInput { Text = text }).Findings.Any(finding => finding.Severity == FindingSeverity.Error && finding.RuleId.StartsWith("LNK", StringComparison.Ordinal));

    private static Func<string, string> Dot(string dot) => link => Host(link).Replace(".", dot, StringComparison.Ordinal) + Path(link);

    private static Func<string, string> Slash(string slash) => link => link.Replace("/", slash, StringComparison.Ordinal);

    private static Func<string, string> Into(char character) => link => link.Insert(1, character.ToString()).Insert(link.Length / 2, character.ToString());

    private static string Host(string link) => link[..link.IndexOf('/', StringComparison.Ordinal)];

    private static string Path(string link) => link[link.IndexOf('/', StringComparison.Ordinal)..];

    private static string Map(string text, string from, string to) => string.Concat(text.Select(c => from.Contains(c, StringComparison.Ordinal) ? to[from.IndexOf(c, StringComparison.Ordinal)] : c));

    private static string Letters(string text, int upper, int lower)
    {
        var result = new StringBuilder();
        foreach (var c in text) result.Append(char.IsAsciiLetterUpper(c) ? char.ConvertFromUtf32(upper + c - 'A') : char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(lower + c - 'a') : c.ToString());
        return result.ToString();
    }
}
