using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// Every known link of a post, once each: those in the fields as typed, and those that only appear in what a network would carry.
/// </summary>
internal sealed class PostLinks
{
    private readonly LinkFamilies _families;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<(string Family, LinkKind Kind, string Key), List<Entry>> _byKey = [];

    // The networks' forms are mostly the same text.
    private readonly Dictionary<string, IReadOnlyList<LinkMatch>> _scanned = [];

    private PostLinks(LinkFamilies families) => _families = families;

    public static IReadOnlyList<FieldLink> Of(LintInput input, IReadOnlyList<LintField> fields, RenderedPost rendered, LinkFamilies families)
    {
        var links = new PostLinks(families);
        foreach (var field in fields)
        {
            foreach (var match in links.Scan(field.Text)) links.Add(new Entry(field, match, false, [.. field.Kinds]));
        }

        foreach (var kind in LintField.TargetsOf(input))
        {
            if (!rendered.MayHide(kind) || rendered.For(kind) is not { } message) continue;
            links.AddRendered(input, kind, message.PlainText);
            if (message.Body != message.PlainText) links.AddRendered(input, kind, message.Body);
        }

        return [.. links._entries.Select(entry => new FieldLink(entry.Field with { Kinds = entry.Kinds }, entry.Link, entry.IsHidden, entry.Rendered))];
    }

    private IReadOnlyList<LinkMatch> Scan(string text)
    {
        if (!_scanned.TryGetValue(text, out var found)) _scanned[text] = found = LinkScanner.Scan(text, _families);
        return found;
    }

    private void AddRendered(LintInput input, ChannelKind kind, string text)
    {
        var name = input.FieldFor(kind);
        foreach (var part in ChangedLines.Of(input.TextFor(kind), text))
        {
            foreach (var match in Scan(part))
            {
                var entry = Known(match, kind, name);
                if (entry is null) Add(entry = new Entry(new LintField(name, part, []), match, true, [kind]));
                else if (entry.IsHidden && !entry.Kinds.Contains(kind)) entry.Kinds.Add(kind);
                entry.Rendered.Add(new LinkPlace(part, match.Span));
            }
        }
    }

    private Entry? Known(LinkMatch match, ChannelKind kind, string name) =>
        (_byKey.TryGetValue((match.Family, match.Kind, match.Key), out var same) ? same.Find(entry => entry.IsIn(kind, name)) : null)
        ?? _entries.Find(entry => entry.IsIn(kind, name) && entry.Link.IsPartOf(match));

    private void Add(Entry entry)
    {
        _entries.Add(entry);
        var key = (entry.Link.Family, entry.Link.Kind, entry.Link.Key);
        if (!_byKey.TryGetValue(key, out var same)) _byKey[key] = same = [];
        same.Add(entry);
    }

    private sealed record Entry(LintField Field, LinkMatch Link, bool IsHidden, List<ChannelKind> Kinds)
    {
        public List<LinkPlace> Rendered { get; } = [];

        // A link in a button or a picture's words clears nothing in the text.
        public bool IsIn(ChannelKind kind, string name) => Field.Name == name ? IsHidden || Kinds.Contains(kind) : Field.Name == "title";
    }
}
