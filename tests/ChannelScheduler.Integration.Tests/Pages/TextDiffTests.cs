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
}
