using System.Buffers;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// A rewritten copy of a text in which every place still knows where it came from. It remembers pieces, not characters: most of a text comes through as it was.
/// </summary>
internal sealed class TextView
{
    private readonly TextView? _source;
    private readonly Piece[] _pieces;

    private TextView(string text, TextView? source, Piece[] pieces)
    {
        Text = text;
        _source = source;
        _pieces = pieces;
    }

    public string Text { get; }

    /// <summary>The text itself: every place is its own.</summary>
    public static TextView Of(string text) => new(text, null, []);

    /// <summary>Where <c>[start, end)</c> of this view stands in the original.</summary>
    public TextSpan ToOriginal(int start, int end)
    {
        var view = this;
        for (; view._source is { } source; view = source) (start, end) = start < end ? (view.StartAt(start), view.EndAt(end - 1)) : (view.StartAt(start), view.StartAt(start));
        return TextSpan.FromBounds(start, end);
    }

    private int StartAt(int index) => PieceAt(index) is { IsCopy: true } copy ? copy.From + index - copy.At : PieceAt(index).From;

    private int EndAt(int index) => PieceAt(index) is { IsCopy: true } copy ? copy.From + index - copy.At + 1 : PieceAt(index).To;

    private Piece PieceAt(int index)
    {
        var (low, high) = (0, _pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].At <= index) low = middle;
            else high = middle - 1;
        }

        return _pieces[low];
    }

    /// <param name="At">Where it begins in the view; it ends where the next begins.</param>
    /// <param name="From">Where what it stands for begins in the source.</param>
    /// <param name="To">Where that ends; of a copy it follows from the length.</param>
    private readonly record struct Piece(int At, int From, int To, bool IsCopy);

    /// <summary>Writes a new view of <paramref name="source"/> from its start to its end; places given are places of the source, and never go back.</summary>
    public sealed class Builder(TextView source)
    {
        private char[]? _text;
        private Piece[] _pieces = [];
        private int _count;
        private int _length;
        private int _taken;

        /// <summary>The last character written once the source is copied up to <paramref name="place"/>; a blank at the very start.</summary>
        public char LastBefore(int place) => _taken < place ? source.Text[place - 1] : _length > 0 ? _text![_length - 1] : ' ';

        /// <summary>The one <paramref name="back"/> from the last, counted from 1.</summary>
        public char LastBefore(int place, int back)
        {
            CopyTo(place);
            return _length >= back ? _text![_length - back] : ' ';
        }

        /// <summary>Copies the source up to <paramref name="place"/>.</summary>
        public void CopyTo(int place)
        {
            if (place <= _taken) return;
            var count = place - _taken;
            Reserve(count);
            var continues = _count > 0 && _pieces[_count - 1] is { IsCopy: true } last && last.From + _length - last.At == _taken;
            if (!continues) Add(new Piece(_length, _taken, place, true));
            source.Text.CopyTo(_taken, _text!, _length, count);
            _length += count;
            _taken = place;
        }

        /// <summary>Leaves <c>[start, end)</c> out.</summary>
        public void Drop(int start, int end)
        {
            CopyTo(start);
            _taken = end;
        }

        /// <summary>Writes <paramref name="characters"/> in place of <c>[start, end)</c>.</summary>
        public void Put(ReadOnlySpan<char> characters, int start, int end)
        {
            CopyTo(start);
            _taken = end;
            if (characters.IsEmpty) return;
            Reserve(characters.Length);
            Add(new Piece(_length, start, end, false));
            characters.CopyTo(_text.AsSpan(_length));
            _length += characters.Length;
        }

        public void Put(char character, int start, int end) => Put([character], start, end);

        /// <summary>Takes blanks back from the end, once the source is copied up to <paramref name="place"/>.</summary>
        public void TrimBlanks(int place)
        {
            CopyTo(place);
            while (_length > 0 && _text![_length - 1] is ' ' or '\t') _length--;
            while (_count > 0 && _pieces[_count - 1].At > _length) _count--;
        }

        /// <returns>The source itself when nothing was changed.</returns>
        public TextView Build()
        {
            if (_text is null && _taken == 0) return source;
            CopyTo(source.Text.Length);
            var view = new TextView(new string(_text ?? [], 0, _length), source, _count == 0 ? [new Piece(0, 0, source.Text.Length, false)] : _pieces[.._count]);
            if (_text is not null) ArrayPool<char>.Shared.Return(_text);
            return view;
        }

        private void Add(Piece piece)
        {
            // A piece that was trimmed to nothing gives way.
            if (_count > 0 && _pieces[_count - 1].At == _length) _count--;
            if (_count == _pieces.Length) Array.Resize(ref _pieces, Math.Max(16, _count * 2));
            _pieces[_count++] = piece;
        }

        private void Reserve(int count)
        {
            if (_text is not null && _length + count <= _text.Length) return;
            // Rewriting rarely makes a text longer.
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(source.Text.Length + 16, (_length + count) * 2));
            if (_text is not null)
            {
                _text.AsSpan(0, _length).CopyTo(larger);
                ArrayPool<char>.Shared.Return(_text);
            }

            _text = larger;
        }
    }
}
