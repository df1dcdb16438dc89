using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Verification;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="SchoolId">Whose post it is; left out, the rules that compare a post with the school's others and its calendar are silent.</param>
/// <param name="PublishAt">When it is to go out; left out, nothing is said about its time.</param>
public sealed record LintRequest(
    string Text,
    string? Title = null,
    PostVariants? Variants = null,
    IReadOnlyList<LintChannelRequest>? Channels = null,
    IReadOnlyList<LintButtonRequest>? Buttons = null,
    IReadOnlyList<Guid>? MediaIds = null,
    Guid? SchoolId = null,
    DateTimeOffset? PublishAt = null);

public sealed record LintChannelRequest(ChannelKind Kind, string? Handle = null, string? Inn = null);

public sealed record LintButtonRequest(string Label, string Url);

public sealed record DiagnoseRequest(string Text);

/// <param name="Matches">The surest first.</param>
/// <param name="Near">What may be meant.</param>
/// <param name="Examined">How many characters were read; a longer text is read in part.</param>
public sealed record DiagnoseResponse(IReadOnlyList<DiagnoseMatchResponse> Matches, IReadOnlyList<DiagnoseMatchResponse> Near, int Examined)
{
    public static DiagnoseResponse From(Diagnosis found, int length) =>
        new([.. found.Matches.Select(DiagnoseMatchResponse.From)], [.. found.Near.Select(DiagnoseMatchResponse.From)], Math.Min(length, PastedText.Examined));
}

/// <param name="Means">What it means for the school; null where the title says all.</param>
public sealed record DiagnoseMatchResponse(string Code, string Title, string Fix, string Source, string? Means)
{
    public static DiagnoseMatchResponse From(DiagnoseMatch match) => new(match.Code, match.Title, match.Fix, match.Source, match.Means);
}
