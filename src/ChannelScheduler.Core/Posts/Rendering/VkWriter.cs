using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Posts.Rendering;

/// <summary>
/// A VK wall post is plain text: markup goes, an address stands in parentheses after its words. VK itself turns <c>[id1|x]</c>, <c>[club1|x]</c> and
/// <c>*id1 (x)</c> into mentions; a space takes that meaning away, since nobody writes them on purpose in Markdown. An <c>@name</c> stays as it is: that is how
/// an author mentions somebody on purpose.
/// </summary>
internal sealed partial class VkWriter(int length) : DialectWriter(length)
{
    protected override string QuotePrefix => "> ";

    protected override bool QuoteIsMarkup => false;

    public override void Emphasis(Action content, bool nested) => content();

    public override void Strong(Action content) => content();

    public override void Strike(Action content) => content();

    public override void Underline(Action content) => content();

    public override void Code(string code) => Text(code);

    public override void CodeBlock(string code) => Text(code);

    public override void Heading(Action content) => content();

    public override void Link(string text, string url, Action content)
    {
        if (SameAddress(text, url))
        {
            Text(url);
            return;
        }

        content();
        Text($" ({url})");
    }

    protected override string Escape(string text, bool atLineStart) => text;

    protected override string Finish(string text)
    {
        text = base.Finish(text);
        if (text.Contains('[', StringComparison.Ordinal)) text = WikiLink().Replace(text, "[ ");
        return text.Contains('*', StringComparison.Ordinal) ? StarMention().Replace(text, "* ") : text;
    }

    private static bool SameAddress(string text, string url) =>
        string.Equals(Bare(text), Bare(url), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address) => Scheme().Replace(address.Trim(), "").TrimEnd('/');

    [GeneratedRegex("^https?://", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // Any name without spaces before the bar: VK resolves short names and addresses there too.
    [GeneratedRegex(@"\[(?=[^\s\[\]|]+\|[^\[\]]+\])")]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\*(?=(?:id|club|public|event)\d)", RegexOptions.IgnoreCase)]
    private static partial Regex StarMention();
}
