using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>
/// The pictures of a post's form. They are taken in and stored before the form is looked at: a browser does not choose a file twice, so a form that is
/// refused for another reason keeps them.
/// </summary>
internal static class FormPictures
{
    public const string Field = "pictures";
    public const string KeptField = "media";
    public const string DropField = "drop";
    public const string NewConsentField = "consent-new";

    /// <summary>Descriptions of the pictures that come with the form, in their order: typed while they were still on their way.</summary>
    public const string NewWordsField = "alt-new";

    public static async Task TakeAsync(HttpContext http)
    {
        var form = (await PageForm.BindAsync(http))!;
        var files = form.Files.GetFiles(Field);
        if (files.All(file => file.Length == 0)) return;
        var services = http.RequestServices;
        var db = services.GetRequiredService<SchedulerDbContext>();
        var schoolId = await SchoolIdAsync(http, form);
        var state = services.GetRequiredService<FormState>();
        var words = state.AllTyped(NewWordsField);
        foreach (var (index, file) in files.Index().Where(one => one.Item.Length > 0))
        {
            var description = index < words.Count ? PageForm.Normal(words[index]) : "";
            var row = await services.GetRequiredService<MediaUploads>().TakeAsync(file, description, ConsentIn(form, NewConsentField) ?? PictureConsent.NotSaid, schoolId, http.RequestAborted);
            db.Media.Add(row);
            await db.SaveChangesAsync(http.RequestAborted);
            state.Add(KeptField, row.Id.ToString());
        }
    }

    /// <summary>The form's pictures in their order with what it says of them, those just taken last, without those to be dropped.</summary>
    public static IReadOnlyList<PostPictureRequest> Of(FormState state, PageForm form)
    {
        var dropped = form.Ids(DropField);
        return [.. state.AllTyped(KeptField).Select(Guid.Parse).Except(dropped).Select(id => new PostPictureRequest(id, ConsentIn(form, ConsentField(id)), form.Has(DescriptionField(id)) ? form.Text(DescriptionField(id)) : null))];
    }

    /// <summary>What the linter is to know of the pictures that stand in the form now; nothing is stored.</summary>
    public static async Task<IReadOnlyList<(Guid Id, LintMedia Facts)>> FactsAsync(SchedulerDbContext db, Guid schoolId, PageForm form, CancellationToken cancellationToken)
    {
        var ids = form.Ids(KeptField).Except(form.Ids(DropField)).ToList();
        if (ids.Count == 0) return [];
        var rows = await db.Media.AsNoTracking().Where(one => ids.Contains(one.Id) && one.SchoolId == schoolId).ToListAsync(cancellationToken);
        return [.. ids.Select(id => rows.Find(row => row.Id == id)).OfType<MediaFile>()
            .Select(row => (row.Id, LintPictures.Of(row) with { Description = form.OptionalText(DescriptionField(row.Id)), Consent = ConsentIn(form, ConsentField(row.Id)) ?? row.Consent }))];
    }

    public static string DescriptionField(Guid id) => $"alt-{id}";

    public static string ConsentField(Guid id) => $"consent-{id}";

    // A picture that was only just taken has no fields of its own yet.
    private static PictureConsent? ConsentIn(PageForm form, string field) => Enum.TryParse<PictureConsent>(form.Text(field), out var consent) ? consent : null;

    private static async Task<Guid> SchoolIdAsync(HttpContext http, PageForm form)
    {
        var store = http.RequestServices.GetRequiredService<PostStore>();
        return Guid.TryParse(http.Request.RouteValues["id"]?.ToString(), out var postId)
            ? (await store.OpenAsync(postId, http.RequestAborted)).Post.SchoolId
            : (await store.SchoolAsync(form.OptionalId("schoolId"), http.RequestAborted)).Id;
    }
}
