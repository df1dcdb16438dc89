using System.Globalization;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Verification;

/// <summary>Finds the error codes of the networks that a text names: <c>chat.denied</c>, <c>"error_code":27</c>, "ошибка ВК 27".</summary>
internal sealed class ErrorCodes
{
    /// <summary>Words between a number and the word that makes it an error's number.</summary>
    private const int Beside = 3;

    /// <summary>Words between a number and the network's name.</summary>
    private const int Near = 8;

    /// <summary>So short a text may leave the network out: "ошибка 27" is perhaps VK's.</summary>
    private const int Short = 3;

    private static readonly string Subcode = PastedText.Fold("error_subcode");

    /// <summary>As a text has them once it is folded, and as the network writes them.</summary>
    private readonly Dictionary<string, string> _words;
    private readonly HashSet<string> _numbers;
    private readonly Stem[] _network;
    private readonly Stem[] _error = [.. new[] { "error$", "err$", "code$", "код", "ошибк", "vkapi", "error_code$", "сбой" }.Select(word => new Stem(word))];

    /// <param name="entries">The catalogue; codes of VK are numbers, those of MAX words.</param>
    /// <param name="numberNetworkWords">What names the network whose codes are numbers.</param>
    public ErrorCodes(IReadOnlyList<DiagnoseEntry> entries, IEnumerable<string> numberNetworkWords)
    {
        _words = entries.Where(one => one.Network == Network.Max).Select(one => one.ErrorCode!).Where(code => code.Contains('.', StringComparison.Ordinal)).Distinct().ToDictionary(PastedText.Fold);
        _numbers = [.. entries.Where(one => one.Network == Network.Vk).Select(one => one.ErrorCode!)];
        _network = [.. numberNetworkWords.Select(word => new Stem(word))];
    }

    /// <returns>In the text's order, each once; sure when the text names the network.</returns>
    public IReadOnlyList<(Network Network, string Code, bool IsSure)> FindIn(PastedText text)
    {
        var found = new List<(Network, string, bool)>();
        var words = text.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Word;
            if (_words.TryGetValue(word, out var code)) found.Add((Network.Max, code, true));
            else if (char.IsAsciiDigit(word[0]) && IsNumber(word, out var number) && Says(words, i, _error, Beside))
            {
                var isSure = Says(words, i, _network, Near);
                if (isSure || text.Count <= Short) found.Add((Network.Vk, number, isSure));
            }
        }

        return [.. found.Distinct()];
    }

    private bool IsNumber(string word, out string number)
    {
        number = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value.ToString(CultureInfo.InvariantCulture) : "";
        return _numbers.Contains(number);
    }

    // The nearest words on both sides; a subcode has its own meaning.
    private static bool Says(IReadOnlyList<(string Word, int Place)> words, int at, Stem[] stems, int reach)
    {
        var place = words[at].Place;
        for (var i = at - 1; i >= 0 && words[i].Place >= place - reach; i--)
        {
            if (words[i].Place == place - 1 && words[i].Word == Subcode) return false;
            if (Is(words[i].Word)) return true;
        }

        for (var i = at + 1; i < words.Count && words[i].Place <= place + reach; i++)
        {
            if (Is(words[i].Word)) return true;
        }

        return false;

        bool Is(string word) => stems.Any(stem => stem.LikenessTo(word, Stem.LettersOf(word), mayBeCut: false) > 0);
    }
}
