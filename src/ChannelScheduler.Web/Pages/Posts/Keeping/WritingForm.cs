namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>One writing form: which kind, and what it writes of. Its text is what the browser calls it.</summary>
/// <param name="Id">The school's for something new, otherwise the post's or the series'.</param>
public sealed record WritingForm(WritingKind Kind, Guid Id)
{
    private static readonly (WritingKind Kind, string Prefix)[] Prefixes =
        [(WritingKind.NewPost, "new-"), (WritingKind.Edit, "edit-"), (WritingKind.Correction, "correct-"), (WritingKind.NewSeries, "series-new-"), (WritingKind.Series, "series-")];

    /// <summary>The page on which it stands.</summary>
    public string Path => Kind switch
    {
        WritingKind.NewPost => $"/posts/new?school={Id}",
        WritingKind.Edit => $"/posts/{Id}/edit",
        WritingKind.Correction => $"/posts/{Id}/correct",
        WritingKind.NewSeries => $"/series/new?school={Id}",
        _ => $"/series/{Id}/edit",
    };

    public static WritingForm? Parse(string text)
    {
        foreach (var (kind, prefix) in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && Guid.TryParseExact(text[prefix.Length..], "D", out var id)) return new WritingForm(kind, id);
        }
        return null;
    }

    public override string ToString() => Prefixes.First(one => one.Kind == Kind).Prefix + Id;
}
