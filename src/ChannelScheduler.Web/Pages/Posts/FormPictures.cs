using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>
/// The pictures of a post's form. They are taken in and stored before the form is looked at: a browser does not choose a file twice, so a form that is
/// refused for another reason keeps them.
/// </summary>
internal static class FormPictures
{
    public const string Field = "pictures";
    public const string KeptField = "media";
    private const string DropField = "drop";

    public static async Task TakeAsync(HttpContext http)
    {
        var form = (await PageForm.BindAsync(http))!;
        var files = form.Files.GetFiles(Field).Where(file => file.Length > 0).ToList();
        if (files.Count == 0) return;
        var services = http.RequestServices;
        var db = services.GetRequiredService<SchedulerDbContext>();
        var schoolId = await SchoolIdAsync(http, form);
        var state = services.GetRequiredService<FormState>();
        foreach (var file in files)
        {
            var row = await services.GetRequiredService<MediaUploads>().TakeAsync(file, "", schoolId, http.RequestAborted);
            db.Media.Add(row);
            await db.SaveChangesAsync(http.RequestAborted);
            state.Add(KeptField, row.Id.ToString());
        }
    }

    /// <summary>The form's pictures in their order, those just taken last, without those to be dropped.</summary>
    public static IReadOnlyList<Guid> IdsOf(FormState state, PageForm form)
    {
        var dropped = form.Ids(DropField);
        return [.. state.AllTyped(KeptField).Select(Guid.Parse).Except(dropped)];
    }

    private static async Task<Guid> SchoolIdAsync(HttpContext http, PageForm form)
    {
        var store = http.RequestServices.GetRequiredService<PostStore>();
        return Guid.TryParse(http.Request.RouteValues["id"]?.ToString(), out var postId)
            ? (await store.OpenAsync(postId, http.RequestAborted)).Post.SchoolId
            : (await store.SchoolAsync(form.OptionalId("schoolId"), http.RequestAborted)).Id;
    }
}
