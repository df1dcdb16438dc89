using System.Buffers;
using System.Text;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// Writes a message twice at once: the body with the network's markup, and the text that the network gives back. What goes only into the body is
/// markup; everything else goes into both.
/// </summary>
/// <param name="length">About how long the message will be.</param>
internal abstract class DialectWriter(int length)
{
    private const int Room = 64;

    private static readonly SearchValues<char> Risky = SearchValues.Create("[]*`\\");

    private readonly StringBuilder _body = new(length + Room);
    private readonly StringBuilder _plain = new(length + Room);

    // Neighbouring pieces of text are gathered, so that a special character is judged with its real neighbours.
    private readonly StringBuilder _pending = new();
    private readonly Stack<string> _openMarks = new();
    private readonly List<ShownSpan> _spans = [];
    private bool _atStart = true;
    private bool _quoting;

    /// <summary>What stands before every line of a quote in the body.</summary>
    protected abstract string QuotePrefix { get; }

    /// <summary>True when the network takes the quote's prefix away and shows a quote.</summary>
    protected abstract bool QuoteIsMarkup { get; }

    public abstract void Emphasis(Action content, bool nested);

    public abstract void Strong(Action content);

    public abstract void Strike(Action content);

    public abstract void Underline(Action content);

    public abstract void Code(string code);

    public abstract void CodeBlock(string code);

    public abstract void Heading(Action content);

    /// <param name="text">The link's visible text as the author wrote it, without markup.</param>
    public abstract void Link(string text, string url, Action content);

    public void Text(string text) => _pending.Append(text);

    /// <summary>A bare address, which a reader copies and the network makes a link: as it is, unless it holds what could be taken for a whole piece of markup.</summary>
    public void Address(string address)
    {
        if (address.AsSpan().ContainsAny(Risky)) Text(address);
        else Verbatim(address);
    }

    public void Quote(Action content)
    {
        if (_quoting)
        {
            content();
            return;
        }

        Flush();
        _quoting = true;
        Prefix();
        var from = _plain.Length;
        content();
        Flush();
        _quoting = false;
        if (QuoteIsMarkup) Show(ShownMark.Quote, from);
    }

    public virtual void LineBreak()
    {
        if (_atStart && _pending.Length == 0) return;
        Flush();
        // Markup ends with its line: a network that reads line by line would not see the other half.
        foreach (var mark in _openMarks) _body.Append(mark);
        _body.Append('\n');
        _plain.Append('\n');
        if (_quoting) Prefix();
        foreach (var mark in _openMarks.Reverse()) _body.Append(mark);
    }

    public void BlankLine()
    {
        if (_atStart && _pending.Length == 0) return;
        LineBreak();
        // A blank line would end the quote.
        if (!_quoting) LineBreak();
    }

    public RenderedMessage ToMessage()
    {
        Flush();
        return new RenderedMessage(Finish(_body.ToString()), Finish(_plain.ToString()));
    }

    /// <summary>The same message with what readers see of its markup.</summary>
    public ShownMessage ToShown()
    {
        var message = ToMessage();
        var plain = _plain.ToString();
        var cut = plain.Length - plain.AsSpan().TrimStart("\n ").Length;
        return new ShownMessage(message, [.. _spans.Select(span => span with { Start = span.Start - cut }).Where(span => span.Start >= 0 && span.End <= message.PlainText.Length)]);
    }

    protected virtual string Finish(string text) => text.Trim('\n', ' ');

    /// <summary>The text as the body has to spell it.</summary>
    protected abstract string Escape(string text, bool atLineStart);

    protected void Mark(string markup)
    {
        Flush();
        _body.Append(markup);
        _atStart = false;
    }

    /// <summary>Notes how readers see what was written since that place in the text.</summary>
    protected void Show(ShownMark mark, int from, string? url = null)
    {
        if (_plain.Length > from) _spans.Add(new ShownSpan(mark, from, _plain.Length - from, url));
    }

    /// <summary>The place in the text, with everything that was written so far in it.</summary>
    protected int Place()
    {
        Flush();
        return _plain.Length;
    }

    protected void Wrap(string mark, ShownMark shown, Action content)
    {
        Flush();
        var (body, plain) = (_body.Length, _plain.Length);
        Mark(mark);
        _openMarks.Push(mark);
        content();
        Flush();
        _openMarks.Pop();
        // Marks around nothing would be read as text.
        if (_plain.Length == plain) _body.Length = body;
        else _body.Append(mark);
        Show(shown, plain);
    }

    /// <summary>Text that is the same in both and must not be escaped.</summary>
    protected void Verbatim(string text)
    {
        Flush();
        Append(text, text);
    }

    private void Prefix()
    {
        _body.Append(QuotePrefix);
        if (!QuoteIsMarkup) _plain.Append(QuotePrefix);
    }

    private void Flush()
    {
        if (_pending.Length == 0) return;
        var text = _pending.ToString();
        _pending.Clear();
        Append(Escape(text, _body.Length == 0 || _body[^1] == '\n'), text);
    }

    private void Append(string body, string plain)
    {
        _body.Append(body);
        _plain.Append(plain);
        _atStart = false;
    }
}
