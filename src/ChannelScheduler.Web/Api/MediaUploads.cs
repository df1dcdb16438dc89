using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

/// <summary>One picture from a request to a row: cleaned, inspected, on disk, searched for QR codes, then named.</summary>
public sealed class MediaUploads(MediaIntake intake, MediaFileStore files, IQrReader reader, Actor actor, TimeProvider time)
{
    public const int LongestDescription = 2000;

    /// <summary>Slow work: belongs before the write's transaction.</summary>
    /// <returns>The row, not stored yet.</returns>
    /// <exception cref="ApiException">422: no picture that both networks take, or a description that can't be kept.</exception>
    public async Task<MediaFile> TakeAsync(IFormFile file, string description, PictureConsent consent, Guid schoolId, CancellationToken cancellationToken)
    {
        if (description.Length > LongestDescription) throw ApiException.Invalid("TooLong", "description", LongestDescription);
        if (description.Contains('\0', StringComparison.Ordinal)) throw ApiException.Invalid("BrokenText", "description");
        await using var content = file.OpenReadStream();
        var taken = await intake.TakeAsync(content, file.FileName, cancellationToken);
        if (!taken.Accepted) throw ApiException.Invalid("PictureRefused", "file", taken.Problem.Describe(CultureInfo.CurrentUICulture));
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var row = new MediaFile
        {
            Id = Guid.CreateVersion7(now),
            SchoolId = schoolId,
            Sha256 = taken.File.Sha256,
            StoragePath = taken.File.Path,
            FileName = taken.Picture.FileName,
            ContentType = taken.Picture.ContentType,
            Size = taken.File.Length,
            Width = taken.Picture.Width,
            Height = taken.Picture.Height,
            Description = description.Length == 0 ? null : description,
            CreatedById = actor.Id,
            CreatedAt = now,
        };
        row.Say(consent, actor.Id, now);
        row.Read(await reader.ReadAsync(files.PathOf(taken.File.Path), cancellationToken));
        return row;
    }
}
