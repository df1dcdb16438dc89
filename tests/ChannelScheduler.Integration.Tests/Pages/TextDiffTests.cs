using ChannelScheduler.Web.Pages.Review;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

public sealed class TextDiffTests
{
    /// <summary>Before; after; the pieces, - for removed and + for added.</summary>
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Одно", "Одно", "Одно")]
    [InlineData("", "Новое", "[+Новое]")]
    [InlineData("Старое", "", "[-Старое]")]
    [InlineData("Ждём в субботу!", "Ждём в среду!", "Ждём в [-субботу][+среду]!")]
    [InlineData("Раз два три", "Раз три", "Раз [-два ]три")]
    [InlineData("Раз три", "Раз два три", "Раз [+два ]три")]
    [InlineData("а\nб", "а\nв", "а\n[-б][+в]")]
    public void Words_that_went_and_came_are_told_apart(string before, string after, string expected) =>
        Assert.Equal(expected, string.Concat(TextDiff.Of(before, after).Select(piece => piece.Change switch
        {
            TextChange.Added => $"[+{piece.Text}]",
            TextChange.Removed => $"[-{piece.Text}]",
            _ => piece.Text,
        })));

    [Theory]
    [InlineData("Линейка в 9:00, сбор у входа.\n\nФорма: белый верх.", "Линейка в 10:00!\nСбор у входа.\n\nФорма - любая.")]
    [InlineData("a  b\tc", "a b\t\tc ")]
    public void Both_texts_can_be_read_back_to_the_letter(string before, string after)
    {
        var pieces = TextDiff.Of(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Change != TextChange.Added).Select(piece => piece.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Change != TextChange.Removed).Select(piece => piece.Text)));
    }

    [Fact]
    public void Texts_longer_than_any_networks_are_told_apart_as_wholes_between_what_they_share()
    {
        // Word by word this took ten seconds, once for each version on a page.
        var (before, after) = (Hostile(1), Hostile(2));
        Assert.Equal([(TextChange.Same, "Одно и то же. "), (TextChange.Removed, before), (TextChange.Added, after), (TextChange.Same, " Конец.")], TextDiff.Of($"Одно и то же. {before} Конец.", $"Одно и то же. {after} Конец."));

        // Where little of a long text differs, it is shown to the word.
        Assert.Equal([(TextChange.Same, $"{before} в "), (TextChange.Removed, "субботу"), (TextChange.Added, "среду"), (TextChange.Same, $" {before}")], TextDiff.Of($"{before} в субботу {before}", $"{before} в среду {before}"));

        static string Hostile(int seed)
        {
            var random = new Random(seed);
            return string.Join(' ', Enumerable.Range(0, 30_000).Select(index => index is 0 or 29_999 ? $"край{seed}" : $"{(char)('а' + random.Next(30))}{(char)('а' + random.Next(30))}"));
        }
    }
}
