using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Testing.Policies;

/// <summary>
/// Posts as no author writes them: the labelled ones cut, spliced, wrapped and strewn with what breaks parsers. The same seed and number give the same post on every machine.
/// </summary>
public sealed class PostMutator(int seed)
{
    private const int LongestStart = 400;
    private const int LongestText = 3_000;

    private static readonly Lazy<IReadOnlyList<string>> Posts = new(() =>
        [.. LabelledPost.Load("tuning").Select(post => post.Text.Length > LongestStart ? post.Text[..LongestStart] : post.Text)]);

    // Numbers are invented; where a rule looks at check digits they are right.
    private static readonly string[] Fragments =
    [
        "\uD800", "\uDC00", "\uD835", "\uD835\uDFD8", "\0", "\u0007", "\u200B", "\u2060", "\u00AD", "\uFEFF", "\u202E", "\u202C", "\u2066", "\u0301", "\u034F", "\uFE0F", "\u20E3", "\u3164", "\uFFFD", "\u2028", "\u00A0", "\r", "\r\n", "\n\n", "\t",
        "👨‍👩‍👧‍👦", "🇷🇺", "8️⃣", "９", "。", "․", "⁄", "％", "＠", "ｍax", "𝗆𝖺𝗑", "ﬁ", "İ", "ß", "ё", "й",
        "[", "]", "(", ")", "](", "[](", "![", "<", ">", "</a>", "<a href=\"", "`", "``", "*", "**", "***", "_", "__", "~~", "++", "\\", "|", "|---|", "# ", "\n> ", "\n- ", "\n1. ", "{", "}", "&", "&#46;", "&#xD800;", "&nbsp;", "&", ";",
        "%", "%2", "%2F", "%252F", "%00", "%E2%80", "%ZZ", "://", "//", "/", "\\/", "?", "=", "#", ":", ".", "..", "/../", "[.]", "(точка)", " dot ", " слэш ", "hxxp", "@", ",", "-", "—", "–", "+", "№",
        "max.ru/join/abcd", "https://t.me/+abcdefghijklmnop", "https://vk.com/away.php?to=", "https://www.google.com/url?q=", "https://clck.ru/3AbC", "xn--", "tel:", "[club1|", "|x]", "[чат](https://max.ru/join/abcd)", "https://max.ru/-123456",
        "+7 900 000-00-00", "89000009538", "8 (900) ", "900-174-058 55", "770000278994", "2200000000047229", "42301810500002757902", "паспорт 0000 718046", "свидетельство I-ПР № 350916", "a.b@mail.ru", "v_g@yandex.ru", "@id7700000337_biz", "@id770000033_gos",
        "Образцов Тимур Русланович", "Небылицына Ева", "(05.11.2017)", " родилась 2 мая 2013", "ул. Мнимая, дом 8, кв. 31", "живёт", " диагноз ", "астма", "0", "00", "1234567890", "СНИЛС", "БИК 044525000", "чат", "звонок",
    ];

    /// <param name="number">Which of the seed's posts.</param>
    public LintInput Post(int number)
    {
        var random = new Random(unchecked((seed * 486187739) + number));
        var input = new LintInput { Text = Text(random), Channels = Channels(random) };
        if (random.Next(4) == 0) input = input with { Title = Text(random) };
        if (random.Next(4) == 0) input = input with { GospublicText = Text(random) };
        if (random.Next(6) == 0) input = input with { Buttons = [new LintButton(Text(random), Text(random))] };
        if (random.Next(6) == 0) input = input with { Media = [new LintMedia(Text(random)), new LintMedia(null)] };
        return input;
    }

    private static LintChannel[] Channels(Random random) => random.Next(5) switch
    {
        0 => [],
        1 => [new LintChannel(ChannelKind.MaxPublic, "id0012345673_gos")],
        2 => [new LintChannel(ChannelKind.Gospublic)],
        3 => [new LintChannel(ChannelKind.SferumClosed), new LintChannel(ChannelKind.Gospublic)],
        _ => [new LintChannel(ChannelKind.MaxPublic, "id0012345673_gos"), new LintChannel(ChannelKind.Gospublic)],
    };

    private static string Text(Random random)
    {
        var text = Posts.Value[random.Next(Posts.Value.Count)];
        for (var steps = random.Next(8); steps > 0; steps--) text = Mutate(random, text);
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private static string Mutate(Random random, string text)
    {
        var from = random.Next(text.Length + 1);
        var to = from + random.Next(Math.Min(text.Length - from, 60) + 1);
        var (before, part, after) = (text[..from], text[from..to], text[to..]);
        var fragment = Fragments[random.Next(Fragments.Length)];
        return random.Next(14) switch
        {
            0 or 1 or 2 => before + fragment + part + after,
            3 => before + fragment + after,
            4 => before + after,
            5 => before + part + part + after,
            6 => before + fragment + part + Fragments[random.Next(Fragments.Length)] + after,
            7 => before + Posts.Value[random.Next(Posts.Value.Count)] + after,
            8 => before + string.Join(fragment, part.ToCharArray()) + after,
            9 => before + string.Concat(Enumerable.Repeat(fragment, random.Next(40))) + after,
            10 => before + string.Concat(part.Select(character => char.IsSurrogate(character) ? "%FF" : Uri.EscapeDataString(character.ToString()))) + after,
            11 => before + new string([.. part.Reverse()]) + after,
            12 => before + part.ToUpperInvariant() + after,
            _ => before + new string((char)random.Next(char.MaxValue + 1), random.Next(4)) + part + after,
        };
    }
}
