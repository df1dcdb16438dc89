namespace ChannelScheduler.Core.Policies.Information;

/// <summary>The words of a part of a text, one after the other: runs of letters. Copies nothing.</summary>
internal ref struct WordReader(string text, int from, int to)
{
    private readonly string _text = text;
    private readonly int _to = Math.Min(to, text.Length);

    public int Start { get; private set; } = from;

    public int End { get; private set; } = from;

    public readonly ReadOnlySpan<char> Word => _text.AsSpan(Start, End - Start);

    /// <summary>A reader that has just read that word.</summary>
    public static WordReader At(string text, TextSpan word)
    {
        var reader = new WordReader(text, word.Start, text.Length);
        reader.Next();
        return reader;
    }

    public bool Next()
    {
        var i = End;
        while (i < _to && !IsLetter(_text[i])) i++;
        Start = i;
        while (i < _to && IsLetter(_text[i])) i++;
        End = i;
        return End > Start;
    }

    public static bool IsLetter(char c) => (uint)(c - 'А') < 64 || (uint)((c | 0x20) - 'a') < 26 || c is 'Ё' or 'ё' || (c > '\u007F' && c is < 'А' or > 'я' && char.IsLetter(c));

    /// <summary>Small, and ё as е: people write either.</summary>
    public static char Fold(char c) => c switch
    {
        >= 'А' and <= 'Я' => (char)(c + 32),
        'Ё' or 'ё' => 'е',
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        _ => c,
    };

    public static bool IsCapital(char c) => c is (>= 'А' and <= 'Я') or 'Ё';
}
