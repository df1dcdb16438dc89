using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>
/// Pictures that a script sends while the post is still being written: stored at once, as with the form itself, so that a slow line is done with them before the
/// person is; no post names them until the form is saved.
/// </summary>
internal static class PictureForms
{
    /// <summary>The fields of the pictures that this request brought, and of those that it names.</summary>
    public static async Task<IResult> ShowAsync(PageForm form, FormState state, PostStore store, SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(form.OptionalId("schoolId"), cancellationToken);
        var ids = state.AllTyped(FormPictures.KeptField).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToList();
        var rows = await db.Media.AsNoTracking().Where(one => ids.Contains(one.Id) && one.SchoolId == school.Id).ToListAsync(cancellationToken);
        IReadOnlyList<MediaFile> pictures = [.. ids.Select(id => rows.Find(row => row.Id == id)).OfType<MediaFile>()];
        return new RazorComponentResult<UploadedPictures>(new { Pictures = pictures });
    }

    /// <summary>A refusal is one sentence beside the picture that it is about.</summary>
    public static IResult Refuse(HttpContext http, int status) =>
        Results.Text(http.RequestServices.GetRequiredService<FormState>().Error ?? "", "text/plain; charset=utf-8", statusCode: status);
}
