using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Schools.Importing;

/// <summary>Many schools from a table. Reached from the list of schools.</summary>
internal static class SchoolImportRoutes
{
    public const string Path = "/schools/import";
    private const string One = Path + "/{importId:guid}";

    public static void MapSchoolImportPages(this IEndpointRouteBuilder app)
    {
        // Above the table's own limit, so that a table that is too large is told so in words.
        const long most = 2L * SchoolImportLimits.MostBytes;
        app.MapPage<SchoolUploadPage>(Path).For(Role.Admin);
        app.MapForm<SchoolUploadPage>(Path, SchoolImportForms.UploadAsync).For(Role.Admin).WithMetadata(new RequestSizeLimitAttribute(most), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = most });
        app.MapGet(Path + "/sample.csv", SchoolImportForms.Sample).For(Role.Admin).ExcludeFromDescription();
        app.MapPage<SchoolImportPage>(One).For(Role.Admin);
        app.MapGet(One + "/progress", SchoolImportForms.ProgressAsync).For(Role.Admin).ExcludeFromDescription();
        app.MapGet(One + "/problems.csv", SchoolImportForms.ProblemsAsync).For(Role.Admin).ExcludeFromDescription();
        app.MapForm<SchoolImportPage>(One, SchoolImportForms.StoreAsync).For(Role.Admin);
        app.MapForm<SchoolImportPage>(One + "/discard", SchoolImportForms.DiscardAsync).For(Role.Admin);
    }
}
