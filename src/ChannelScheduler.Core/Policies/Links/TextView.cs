namespace ChannelScheduler.Core.Policies.Links;

/// <summary>A rewritten copy of a text in which every character still knows where it came from.</summary>
internal sealed class TextView
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private TextView(string text, int[]? starts, int[]? ends)
    {
        Text = text;
        _starts = starts;
        _ends = ends;
    }

    public string Text { get; }

    /// <summary>The text itself: every place is its own.</summary>
    public static TextView Of(string text) => new(text, null, null);

    /// <summary>Where <c>[start, end)</c> of this view stands in the original.</summary>
    public TextSpan ToOriginal(int start, int end) =>
        start >= end ? new TextSpan(StartAt(start), 0) : TextSpan.FromBounds(StartAt(start), EndAt(end - 1));

    private int StartAt(int index) => _starts is null ? index : index < _starts.Length ? _starts[index] : _ends is [.., var last] ? last : 0;

    private int EndAt(int index) => _ends is null ? index + 1 : _ends[index];

    /// <summary>Writes a new view of <paramref name="source"/>; places given are places of the source.</summary>
    public sealed class Builder(TextView source)
    {
        private char[] _text = new char[source.Text.Length + 16];
        private int[] _starts = new int[source.Text.Length + 16];
        private int[] _ends = new int[source.Text.Length + 16];
        private int _length;

        public char Last => _length == 0 ? ' ' : _text[_length - 1];

        public bool EndsWith(string end) => _text.AsSpan(0, _length).EndsWith(end, StringComparison.Ordinal);

        public void Append(char character, int start, int end)
        {
            // Rare: a compatibility character may stand for many.
            if (_length == _text.Length)
            {
                Array.Resize(ref _text, _length * 2);
                Array.Resize(ref _starts, _length * 2);
                Array.Resize(ref _ends, _length * 2);
            }

            _text[_length] = character;
            _starts[_length] = source.StartAt(start);
            _ends[_length++] = source.EndAt(end - 1);
        }

        public void Append(ReadOnlySpan<char> characters, int start, int end)
        {
            foreach (var character in characters) Append(character, start, end);
        }

        /// <summary>Takes blanks back from the end.</summary>
        public void TrimBlanks()
        {
            while (_length > 0 && _text[_length - 1] is ' ' or '\t') _length--;
        }

        public TextView Build() => new(new string(_text, 0, _length), _starts[.._length], _ends[.._length]);
    }
}
