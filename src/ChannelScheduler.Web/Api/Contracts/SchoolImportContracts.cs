using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools.Importing;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="SkipErrors">Leaves lines with errors out; else one of them keeps all from being stored.</param>
public sealed record SchoolImportChoice(bool SkipErrors = false);

/// <param name="Stored">The name of the school that has this INN already and stays as it is.</param>
/// <param name="RepeatOf">The earlier line that says the same.</param>
public sealed record SchoolImportLineResponse(
    int Number, string Place, string Name, string Inn, string Region, string TimeZone, QuietHoursModel QuietHours, bool SelfApproval, SchoolLineVerdict Verdict, string? Stored, string? RepeatOf, IReadOnlyList<LineError> Errors);

/// <param name="State">Nothing is stored before <c>stored</c>; after <c>failed</c> nothing is.</param>
/// <param name="Created">Schools that this upload made.</param>
public sealed record SchoolImportResponse(Guid Id, ImportState State, int Done, int Total, int Created, IReadOnlyList<SchoolImportLineResponse> Lines)
{
    public static SchoolImportResponse From(SchoolImport import) => new(import.Id, import.State, import.Done, import.Total, import.Created, [.. import.Lines.Select(line => new SchoolImportLineResponse(
        line.Number, line.Place, line.Name, line.Inn, line.Region, line.TimeZone, new QuietHoursModel(line.QuietFrom, line.QuietTo), line.SelfApproval, line.Verdict, line.Stored, line.RepeatOf, line.Errors))]);
}
