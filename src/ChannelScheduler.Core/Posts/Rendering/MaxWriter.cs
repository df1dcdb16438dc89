namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// The Markdown of MAX: <c>*i* **b** ~~s~~ ++u++ `code` [t](url) # h &gt; quote</c>. It has no lists: an item is a line.
/// Source of the dialect: https://dev.max.ru/docs-api (message formatting); that a backslash escapes is not written there, hence <see cref="MaxEscaping"/>.
/// </summary>
internal sealed class MaxWriter(string source) : DialectWriter(source.Length)
{
    private readonly MaxEscaping _escaping = new(source);
    private bool _inLink;

    protected override string QuotePrefix => "> ";

    protected override bool QuoteIsMarkup => true;

    // Three stars in a row are ambiguous: beside bold, italic takes the other mark.
    public override void Emphasis(Action content, bool nested) => Wrap(nested ? "_" : "*", ShownMark.Emphasis, content);

    public override void Strong(Action content) => Wrap("**", ShownMark.Strong, content);

    public override void Strike(Action content) => Wrap("~~", ShownMark.Strike, content);

    public override void Underline(Action content) => Wrap("++", ShownMark.Underline, content);

    public override void Code(string code)
    {
        if (code.Contains('`', StringComparison.Ordinal) || code.Trim().Length == 0) Text(code);
        else Wrap("`", ShownMark.Code, () => Verbatim(code));
    }

    public override void CodeBlock(string code)
    {
        if (code.Contains("```", StringComparison.Ordinal) || code.Trim().Length == 0) Text(code);
        else
        {
            Mark("```\n");
            var from = Place();
            Verbatim(code);
            Show(ShownMark.Code, from);
            Mark("\n```");
        }
    }

    public override void Heading(Action content)
    {
        Mark("# ");
        var from = Place();
        content();
        if (Place() > from) Show(ShownMark.Heading, from);
    }

    public override void Link(string text, string url, Action content)
    {
        Mark("[");
        var from = Place();
        _inLink = true;
        content();
        // Parentheses in an address would end it early; their encoded form leads to the same place.
        Mark("](" + url.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal) + ")");
        _inLink = false;
        Show(ShownMark.Link, from, url);
    }

    // A link stays on one line.
    public override void LineBreak()
    {
        if (_inLink) Text(" ");
        else base.LineBreak();
    }

    protected override string Escape(string text, bool atLineStart) => _escaping.Escape(text, atLineStart, _inLink);
}
