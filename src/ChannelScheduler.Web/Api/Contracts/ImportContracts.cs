using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Importing;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="Lines">Numbers to take; left out takes those that are offered: no error, no block, no repeat.</param>
/// <param name="Submit">Left out keeps what the upload said.</param>
public sealed record ImportChoice(IReadOnlyList<int>? Lines = null, bool? Submit = null);

/// <param name="PublishAt">In MAX; null means on approval.</param>
/// <param name="GospublicAt">When the gospublic would follow, if MAX confirms at once.</param>
public sealed record ImportLineResponse(
    int Number, string Place, string Title, IReadOnlyList<ChannelKind> Channels, DateTimeOffset? PublishAt, DateTimeOffset? GospublicAt, LineVerdict? Verdict,
    IReadOnlyList<LineFinding> Findings, IReadOnlyList<string> Repeats, IReadOnlyList<LineError> Errors, bool Chosen);

/// <param name="State">Nothing is stored before <c>stored</c>; after <c>failed</c> nothing is.</param>
/// <param name="PostIds">The posts that it became.</param>
public sealed record ImportResponse(Guid Id, Guid SchoolId, ImportState State, int Done, int Total, bool Submit, IReadOnlyList<ImportLineResponse> Lines, IReadOnlyList<Guid> PostIds)
{
    public static ImportResponse From(PostImport import)
    {
        var reports = import.Reports.ToDictionary(one => one.Number);
        return new ImportResponse(import.Id, import.SchoolId, import.State, import.Done, import.Total, import.Submits, [.. import.Lines.Select(line => Of(line, reports.GetValueOrDefault(line.Number), import))], import.PostIds);
    }

    private static ImportLineResponse Of(ImportLine line, LineReport? report, PostImport import) => new(
        line.Number, line.Place, line.Title, line.Kinds, line.PublishAt, report?.GospublicAt, report?.Verdict, report?.Findings ?? [], report?.Repeats ?? [], report?.Errors ?? line.Errors, import.Chosen.Contains(line.Number));
}
