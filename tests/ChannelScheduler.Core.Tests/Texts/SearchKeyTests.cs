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
    public void Case_letters_in_two_forms_and_blanks_make_no_difference(string text, string key) => Assert.Equal(key, SearchKey.Of(text));
}
