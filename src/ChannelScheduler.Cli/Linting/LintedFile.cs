using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Linting;

/// <summary>A file and what the linter says about it.</summary>
internal sealed record LintedFile(PostFile Post, LintReport Report)
{
    public static LintedFile Lint(PostFile post, PolicyLinter linter, IReadOnlyList<LintChannel>? channels) => new(post, linter.Lint(post.ToInput(channels)));

    /// <summary>Where a finding begins and ends in the file; a finding without a place is shown at the body's first line.</summary>
    public (FilePlace Start, FilePlace End) PlaceOf(Finding finding)
    {
        if (finding.Field == "text" && finding.Span is { } span) return (Post.PlaceAt(Post.BodyStart + span.Start), Post.PlaceAt(Post.BodyStart + span.End));
        var place = Post.Head.Places.TryGetValue(finding.Field, out var known) ? known : Post.PlaceAt(Post.BodyStart);
        return (place, place);
    }
}
