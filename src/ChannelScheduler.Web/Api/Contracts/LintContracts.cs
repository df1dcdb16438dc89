using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Web.Api.Contracts;

public sealed record LintRequest(
    string Text,
    string? Title = null,
    PostVariants? Variants = null,
    IReadOnlyList<LintChannelRequest>? Channels = null,
    IReadOnlyList<LintButtonRequest>? Buttons = null,
    IReadOnlyList<Guid>? MediaIds = null);

public sealed record LintChannelRequest(ChannelKind Kind, string? Handle = null, string? Inn = null);

public sealed record LintButtonRequest(string Label, string Url);

public sealed record DiagnoseRequest(string Text);

public sealed record DiagnoseResponse(IReadOnlyList<DiagnoseMatchResponse> Matches);

public sealed record DiagnoseMatchResponse(string Code, string Title, string Fix, string Source)
{
    public static DiagnoseMatchResponse From(Core.Verification.DiagnoseMatch match) => new(match.Code, match.Title, match.Fix, match.Source);
}
