using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>A file and what the linter says about it.</summary>
internal sealed record LintedFile(PostFile Post, LintReport Report)
{
    private string? _shown;

    /// <summary>The file's text as it may be printed: private values hidden, each place where it was.</summary>
    public string Shown => _shown ??= Hidden();

    public static LintedFile Lint(PostFile post, PolicyLinter linter, IReadOnlyList<LintChannel>? channels) => new(post, linter.Lint(post.ToInput(channels)));

    /// <summary>Where a finding begins and ends in the file; a finding without a place is shown at the body's first line.</summary>
    public (FilePlace Start, FilePlace End) PlaceOf(Finding finding)
    {
        if (SpanOf(finding) is { } span) return (Post.PlaceAt(span.Start), Post.PlaceAt(span.End));
        var place = Post.Head.Places.TryGetValue(finding.Field, out var known) ? known : Post.PlaceAt(Post.BodyStart);
        return (place, place);
    }

    /// <summary>The same in UTF-16 units of the whole file; null when the finding has no place in the body.</summary>
    public (int Start, int End)? SpanOf(Finding finding) =>
        finding is { Field: "text", Span: { } span } ? (Post.BodyStart + span.Start, Post.BodyStart + span.End) : null;

    /// <summary>A part of a finding's field, private values hidden.</summary>
    public string ShownPart(Finding finding, TextSpan span)
    {
        if (finding.Field == "text") return Shown.Substring(Post.BodyStart + span.Start, span.Length);
        return finding.Field == "title" && !finding.IsPrivate && Post.Head.Title is { } title && span.End <= title.Length ? title.Substring(span.Start, span.Length) : finding.Excerpt ?? "";
    }

    private string Hidden()
    {
        var text = Post.Text;
        foreach (var span in Report.Findings.Where(finding => finding.IsPrivate).Select(SpanOf))
        {
            if (span is not { } place) continue;
            text = string.Concat(text.AsSpan(0, place.Start), PrivateText.Hide(text[place.Start..place.End]), text.AsSpan(place.End));
        }

        return text;
    }
}
