using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Web.Api.Contracts;

/// <param name="Consent">What its author has confirmed about children in it.</param>
/// <param name="ConsentById">Who; null while nobody has.</param>
public sealed record MediaResponse(
    Guid Id,
    Guid SchoolId,
    string FileName,
    string ContentType,
    long Size,
    int Width,
    int Height,
    string? Description,
    PictureConsent Consent,
    Guid? ConsentById,
    DateTimeOffset? ConsentAt,
    QrResponse Qr)
{
    public static MediaResponse From(MediaFile row) => new(
        row.Id, row.SchoolId, row.FileName, row.ContentType, row.Size, row.Width, row.Height, row.Description, row.Consent, row.ConsentById, row.ConsentAt,
        new QrResponse(row.QrState, row.QrText, row.NoQrById, row.NoQrAt));
}

/// <param name="Text">What its QR codes say, each from a new line; null when none was found.</param>
/// <param name="ClearedById">Who looked where the program could not, and says that there is no other code.</param>
public sealed record QrResponse(QrState State, string? Text, Guid? ClearedById, DateTimeOffset? ClearedAt);
