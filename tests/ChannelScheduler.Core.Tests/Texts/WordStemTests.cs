using ChannelScheduler.Core.Texts;
using Xunit;

namespace ChannelScheduler.Core.Tests.Texts;

/// <summary>Forms of a word are one stem, and different words stay apart.</summary>
public sealed class WordStemTests
{
    // Pairs of the sample vocabulary that the stemmer is published with.
    [Theory]
    [InlineData("в", "в")]
    [InlineData("вавиловка", "вавиловк")]
    [InlineData("вагнера", "вагнер")]
    [InlineData("вагоне", "вагон")]
    [InlineData("важнее", "важн")]
    [InlineData("важнейшими", "важн")]
    [InlineData("важность", "важност")]
    [InlineData("вакантный", "вакантн")]
    [InlineData("валандался", "валанда")]
    [InlineData("валетом", "валет")]
    [InlineData("валялась", "валя")]
    [InlineData("вам", "вам")]
    [InlineData("падение", "паден")]
    [InlineData("падшая", "падш")]
    [InlineData("палачами", "палач")]
    [InlineData("палисадником", "палисадник")]
    public void Russian_words_lose_their_endings(string word, string stem) => Assert.Equal(stem, WordStem.Of(word));

    [Theory]
    [InlineData("ссылка", "ссылки", "ссылку", "ссылкой")]
    [InlineData("чат", "чаты", "чатов", "чате")]
    [InlineData("заблокировали", "заблокировал", "заблокировала", "заблокировать")]
    [InlineData("invitation", "invitations")]
    [InlineData("chat", "chats")]
    public void Forms_of_a_word_have_one_stem(string word, params string[] forms) => Assert.All(forms, form => Assert.Equal(WordStem.Of(word), WordStem.Of(form)));

    [Theory]
    [InlineData("чат", "час")]
    [InlineData("канал", "кабинет")]
    [InlineData("блокировка", "блокнот")]
    public void Different_words_stay_apart(string one, string other) => Assert.NotEqual(WordStem.Of(one), WordStem.Of(other));

    [Theory]
    [InlineData("", "", 2, 0)]
    [InlineData("удалить", "удолить", 2, 1)]
    [InlineData("канал", "кнаал", 2, 1)]
    [InlineData("канал", "каналы", 2, 1)]
    [InlineData("канал", "анал", 2, 1)]
    [InlineData("вход", "выход", 2, 1)]
    [InlineData("канал", "чат", 2, 3)]
    [InlineData("статистика", "сатистикка", 2, 2)]
    [InlineData("один", "статистика", 3, 4)]
    public void Letters_that_differ_are_counted_up_to_a_limit(string a, string b, int most, int distance)
    {
        Assert.Equal(distance, WordDistance.Of(a, b, most));
        Assert.Equal(distance, WordDistance.Of(b, a, most));
    }

    [Fact]
    public void Words_longer_than_any_are_near_to_themselves_only()
    {
        var word = new string('ж', 10_000);
        Assert.Equal(0, WordDistance.Of(word, new string('ж', 10_000), 2));
        Assert.Equal(3, WordDistance.Of(word, word + "ы", 2));
    }

    [Theory]
    [InlineData("Ещё «Ёлка», web.max.ru; ﬁ!", "еще,елка,web,max,ru,fi")]
    [InlineData("", "")]
    [InlineData("a\ud800b", "a,b")]
    public void Words_are_folded_and_cut_at_whatever_is_no_letter(string text, string words) => Assert.Equal(words, string.Join(',', FoldedWords.Of(text)));
}
