using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Rendering;
using Xunit;

namespace ChannelScheduler.Core.Tests.Rendering;

public class MaxRenderingTests
{
    [Theory]
    // Words and emphasis
    [InlineData("Просто текст", "Просто текст", "Просто текст")]
    [InlineData("*курсив* и _курсив_", "*курсив* и *курсив*", "курсив и курсив")]
    [InlineData("**жирный** и __жирный__", "**жирный** и **жирный**", "жирный и жирный")]
    [InlineData("***оба***", "*__оба__*", "оба", true)]
    [InlineData("**жирный и *внутри* курсив**", "**жирный и _внутри_ курсив**", "жирный и внутри курсив")]
    [InlineData("~~старое~~ ++новое++", "~~старое~~ ++новое++", "старое новое")]
    // Links
    [InlineData("[Сайт](https://school.ru)", "[Сайт](https://school.ru)", "Сайт")]
    [InlineData("[a](https://ru.wikipedia.org/wiki/A_(b))", "[a](https://ru.wikipedia.org/wiki/A_%28b%29)", "a")]
    [InlineData("[a\\]b](https://x.ru)", "[a\\]b](https://x.ru)", "a]b")]
    [InlineData("[t](https://x.ru \"подпись\")", "[t](https://x.ru) (подпись)", "t (подпись)")]
    [InlineData("[](https://x.ru)", "https://x.ru", "https://x.ru")]
    [InlineData("[t](/relative)", "t (/relative)", "t (/relative)")]
    [InlineData("[t](javascript:alert)", "t (javascript:alert)", "t (javascript:alert)")]
    [InlineData("[Имя](max://user/42)", "[Имя](max://user/42)", "Имя")]
    [InlineData("<https://x.ru/a_b>", "https://x.ru/a_b", "https://x.ru/a_b")]
    [InlineData("см. https://x.ru/_a_/b?c=d+e", "см. https://x.ru/_a_/b?c=d+e", "см. https://x.ru/_a_/b?c=d+e")]
    [InlineData("https://x.ru/a*b*c", "https://x.ru/a\\*b\\*c", "https://x.ru/a*b*c")]
    [InlineData("https://x.ru/a[b](https://y.ru)", "https://x.ru/a\\[b](https://y.ru)", "https://x.ru/a[b](https://y.ru)")]
    [InlineData("![афиша](https://x.ru/a.png)", "афиша (https://x.ru/a.png)", "афиша (https://x.ru/a.png)")]
    // Code
    [InlineData("`a*b`", "`a*b`", "a*b")]
    [InlineData("`` a`b ``", "a\\`b", "a`b")]
    [InlineData("```\nx = 1\n```", "```\nx = 1\n```", "x = 1")]
    [InlineData("    с отступом", "с отступом", "с отступом")]
    // Blocks
    [InlineData("# Заголовок\nтекст", "# Заголовок\n\nтекст", "Заголовок\n\nтекст")]
    [InlineData("### Заголовок", "# Заголовок", "Заголовок")]
    [InlineData("> один\n> два", "> один\n> два", "один\nдва")]
    [InlineData("> # Важно\n> текст\n\nдальше", "> **Важно**\n> текст\n\nдальше", "Важно\nтекст\n\nдальше")]
    [InlineData("**два\nряда**", "**два**\n**ряда**", "два\nряда")]
    [InlineData("[два\nряда](https://x.ru)", "[два ряда](https://x.ru)", "два ряда")]
    [InlineData("> **два\n> ряда**", "> **два**\n> **ряда**", "два\nряда")]
    [InlineData("> ```\n> x\n> y\n> ```", "> x\n> y", "x\ny")]
    [InlineData("раз\n\n#\n\n>\n\nдва", "раз\n\nдва", "раз\n\nдва")]
    [InlineData("- один\n- два", "• один\n• два", "• один\n• два")]
    [InlineData("3. три\n7. семь", "3. три\n7. семь", "3. три\n7. семь")]
    [InlineData("- а\n  - б\n    - в\n- г", "• а\n◦ б\n▪ в\n• г", "• а\n◦ б\n▪ в\n• г")]
    [InlineData("строка\nстрока  \nстрока\\\nстрока", "строка\nстрока\nстрока\nстрока", "строка\nстрока\nстрока\nстрока")]
    [InlineData("абзац\n\n\n\nабзац", "абзац\n\nабзац", "абзац\n\nабзац")]
    [InlineData("a\r\nb", "a\nb", "a\nb")]
    [InlineData("до\n\n---\n\nпосле", "до\n\n———\n\nпосле", "до\n\n———\n\nпосле")]
    [InlineData("Текст\n---", "Текст\n---", "Текст\n---")]
    // Literal characters stay literal
    [InlineData("<b>не тег</b> &amp; &copy;", "<b>не тег</b> &amp; &copy;", "<b>не тег</b> &amp; &copy;")]
    [InlineData("2 * 2 = 4", "2 * 2 = 4", "2 * 2 = 4")]
    [InlineData("\\*не курсив\\*", "\\*не курсив\\*", "*не курсив*")]
    [InlineData("@id2634028465_gos и @id6633015816_gos", "@id2634028465_gos и @id6633015816_gos", "@id2634028465_gos и @id6633015816_gos")]
    [InlineData("кружок C++", "кружок C++", "кружок C++")]
    [InlineData("C++ и D++", "C\\+\\+ и D\\+\\+", "C++ и D++")]
    [InlineData("#школа рада", "#школа рада", "#школа рада")]
    [InlineData("\\# не заголовок", "\\# не заголовок", "# не заголовок")]
    [InlineData("\\> не цитата", "\\> не цитата", "> не цитата")]
    [InlineData("[x]: https://x.ru", "[x]: https://x.ru", "[x]: https://x.ru")]
    [InlineData("список [1] и [2]", "список [1] и [2]", "список [1] и [2]")]
    public void Markdown_becomes_the_dialect_of_MAX(string markdown, string body, string plain, bool eitherNesting = false)
    {
        var message = PostRenderer.Render(ChannelKind.MaxPublic, "", markdown);
        if (eitherNesting) Assert.Contains(message.Body, new[] { body, "**_оба_**", "_**оба**_" });
        else Assert.Equal(body, message.Body);
        Assert.Equal(plain, message.PlainText);
    }

    [Theory]
    [InlineData("День знаний", "Ждём всех", "**День знаний**\n\nЖдём всех", "День знаний\n\nЖдём всех")]
    [InlineData("  День\n знаний ", "Ждём", "**День знаний**\n\nЖдём", "День знаний\n\nЖдём")]
    [InlineData("5 * 5 и *звезда*", "", "**5 * 5 и \\*звезда\\***", "5 * 5 и *звезда*")]
    [InlineData("Только заголовок", "", "**Только заголовок**", "Только заголовок")]
    [InlineData("Заголовок", "> цитата", "**Заголовок**\n\n> цитата", "Заголовок\n\nцитата")]
    [InlineData("", "", "", "")]
    public void The_title_is_a_bold_first_line(string title, string markdown, string body, string plain)
    {
        var message = PostRenderer.Render(ChannelKind.SferumClosed, title, markdown);
        Assert.Equal((body, plain), (message.Body, message.PlainText));
    }
}
