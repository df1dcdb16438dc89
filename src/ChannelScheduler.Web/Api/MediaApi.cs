using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Api;

/// <summary>Pictures: in as multipart, inspected, on disk before the row that names them.</summary>
internal static class MediaApi
{
    public static void MapMedia(this IEndpointRouteBuilder api)
    {
        var media = api.MapGroup("/media").WithTags("Media");
        media.MapPost("", UploadAsync).For(Role.PressOfficer, Role.ContentAdmin)
            .WithMetadata(new RequestSizeLimitAttribute(RequestLimits.MediaBytes), new BeforeTransaction(TakeAsync)).DisableAntiforgery()
            .Accepts<IFormFile>("multipart/form-data").Produces<MediaResponse>(StatusCodes.Status201Created);
        media.MapGet("/{id:guid}", DownloadAsync).ForEveryRole();
    }

    // Decoding a large picture and flushing it to disk takes its time: done before the transaction begins.
    private static async Task TakeAsync(HttpContext http)
    {
        var cancellationToken = http.RequestAborted;
        if (!http.Request.HasFormContentType) throw new ApiException(StatusCodes.Status415UnsupportedMediaType, "MultipartNeeded", "Content-Type");
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if (form.Files.Count != 1) throw ApiException.Invalid("OneFile", "file");
        var school = await http.RequestServices.GetRequiredService<PostStore>().SchoolAsync(SchoolIdOf(form), cancellationToken);
        http.Features.Set(await http.RequestServices.GetRequiredService<MediaUploads>().TakeAsync(form.Files[0], form["description"].ToString().Trim(), ConsentOf(form), school.Id, cancellationToken));
    }

    private static async Task<IResult> UploadAsync(HttpContext http, SchedulerDbContext db, CancellationToken cancellationToken)
    {
        var row = http.Features.Get<MediaFile>()!;
        db.Media.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/media/{row.Id}", MediaResponse.From(row));
    }

    private static Guid? SchoolIdOf(IFormCollection form)
    {
        var text = form["schoolId"].ToString();
        if (text.Length == 0) return null;
        return Guid.TryParse(text, out var id) ? id : throw ApiException.Invalid("WrongType", "schoolId", "schoolId");
    }

    private static PictureConsent ConsentOf(IFormCollection form)
    {
        var text = form["consent"].ToString();
        return text.Length == 0 ? PictureConsent.NotSaid
            : Enum.TryParse<PictureConsent>(text, ignoreCase: true, out var consent) && Enum.IsDefined(consent) ? consent
            : throw ApiException.Invalid("WrongType", "consent", "consent");
    }

    private static async Task<IResult> DownloadAsync(Guid id, SchedulerDbContext db, Actor actor, IMediaFiles files, CancellationToken cancellationToken)
    {
        var row = await db.Media.FindAsync([id], cancellationToken) ?? throw ApiException.NotFound("media");
        actor.RequireAt(row.SchoolId, "media");
        return TypedResults.PhysicalFile(files.PathOf(row), row.ContentType);
    }
}
