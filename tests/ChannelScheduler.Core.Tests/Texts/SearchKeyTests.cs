using ChannelScheduler.Core.Texts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Texts;

/// <summary>What people type and what is stored meet in one form.</summary>
public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("День ОТКРЫТЫХ дверей", "день открытых дверей")]
    [InlineData("Ёлка и её гости", "елка и ее гости")]
    [InlineData("  два \t слова\n", "два слова")]
    [InlineData("Школа\u00A0№ 5", "школа no 5")]
    [InlineData("Новый \u0438\u0306од", "новый йод")]
    [InlineData("", "")]
    [InlineData("\ud83d\ude00", "\ud83d\ude00")]
    public void Case_letters_in_two_forms_and_blanks_make_no_difference(string text, string key) => Assert.Equal(key, SearchKey.Of(text));

    // Not as data: a half of a character does not outlive an attribute.
    [Fact]
    public void A_word_that_was_cut_within_a_character_is_searched_for_without_it() =>
        Assert.Equal(["концерт", "", "аб", "\ud83d\ude00"], new[] { "концерт\ud83d", "\udc00\0", "а\0б", "\ud83d\ude00\ude00" }.Select(SearchKey.Of));
}
