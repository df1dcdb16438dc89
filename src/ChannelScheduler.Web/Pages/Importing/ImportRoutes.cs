using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Importing;

/// <summary>Many posts from a file. Reached from the list of posts.</summary>
internal static class ImportRoutes
{
    private const string One = "/import/{importId:guid}";

    public static void MapImportPages(this IEndpointRouteBuilder app)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        // Far above what is taken: a server that hangs up in the middle leaves a browser with no sentence at all.
        const long most = RequestLimits.MediaBytes;
        app.MapPage<UploadPage>("/import").For(writers);
        app.MapForm<UploadPage>("/import", ImportForms.UploadAsync).For(writers).WithMetadata(new RequestSizeLimitAttribute(most), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = most });
        app.MapGet("/import/sample.csv", ImportForms.Sample).For(writers).ExcludeFromDescription();
        app.MapPage<ImportPage>(One).For(writers);
        app.MapGet(One + "/progress", ImportForms.ProgressAsync).For(writers).ExcludeFromDescription();
        app.MapGet(One + "/problems.csv", ImportForms.ProblemsAsync).For(writers).ExcludeFromDescription();
        app.MapForm<ImportPage>(One, ImportForms.ChooseAsync).For(writers);
        app.MapForm<ImportPage>(One + "/discard", ImportForms.DiscardAsync).For(writers);
    }
}
