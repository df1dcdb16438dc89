using ChannelScheduler.Core.Channels;

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

public sealed record DiagnoseResponse(IReadOnlyList<DiagnoseMatchResponse> Matches);

public sealed record DiagnoseMatchResponse(string Code, string Title, string Fix, string Source)
{
    public static DiagnoseMatchResponse From(Core.Verification.DiagnoseMatch match) => new(match.Code, match.Title, match.Fix, match.Source);
}
