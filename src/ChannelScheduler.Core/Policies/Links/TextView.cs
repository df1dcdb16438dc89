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
        private readonly System.Text.StringBuilder _text = new(source.Text.Length);
        private readonly List<int> _starts = new(source.Text.Length);
        private readonly List<int> _ends = new(source.Text.Length);

        public char Last => _text.Length == 0 ? ' ' : _text[^1];

        public bool EndsWith(string end) => _text.Length >= end.Length && _text.ToString(_text.Length - end.Length, end.Length) == end;

        public void Append(char character, int start, int end)
        {
            _text.Append(character);
            _starts.Add(source.StartAt(start));
            _ends.Add(source.EndAt(end - 1));
        }

        public void Append(ReadOnlySpan<char> characters, int start, int end)
        {
            foreach (var character in characters) Append(character, start, end);
        }

        /// <summary>Takes blanks back from the end.</summary>
        public void TrimBlanks()
        {
            while (_text.Length > 0 && _text[^1] is ' ' or '\t')
            {
                _text.Length--;
                _starts.RemoveAt(_starts.Count - 1);
                _ends.RemoveAt(_ends.Count - 1);
            }
        }

        public TextView Build() => new(_text.ToString(), [.. _starts], [.. _ends]);
    }
}
