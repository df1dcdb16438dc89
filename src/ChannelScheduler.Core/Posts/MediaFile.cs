namespace ChannelScheduler.Core.Posts;

/// <summary>An uploaded picture. Its bytes are on disk, named by their hash, before this row exists, and never change.</summary>
public sealed class MediaFile
{
    public Guid Id { get; init; }

    public Guid SchoolId { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Relative to the media folder, with forward slashes.</summary>
    public required string StoragePath { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; }

    /// <summary>Pixels.</summary>
    public int Height { get; init; }

    /// <summary>For people who can't see the picture.</summary>
    public string? Description { get; set; }

    public PictureConsent Consent { get; private set; }

    /// <summary>Who said so; null while nobody has.</summary>
    public Guid? ConsentById { get; private set; }

    public DateTimeOffset? ConsentAt { get; private set; }

    public QrState QrState { get; private set; }

    /// <summary>What its QR codes say, as in <see cref="QrReading.Text"/>; null when none was found.</summary>
    public string? QrText { get; private set; }

    /// <summary>Who looked, where the reader could not, and says that no code is in it but those that were read. A new picture is a new row, so this can't outlive the bytes.</summary>
    public Guid? NoQrById { get; private set; }

    public DateTimeOffset? NoQrAt { get; private set; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public QrReading Qr => new(QrState, QrText ?? "");

    public void Read(QrReading reading) => (QrState, QrText) = (reading.State, reading.Text.Length == 0 ? null : reading.Text);

    /// <summary>Keeps who said it first, when it is said again.</summary>
    public void Say(PictureConsent consent, Guid actorId, DateTimeOffset now)
    {
        if (consent == Consent) return;
        var isSaid = consent != PictureConsent.NotSaid;
        (Consent, ConsentById, ConsentAt) = (consent, isSaid ? actorId : null, isSaid ? now : null);
    }

    public void ConfirmNoQr(Guid actorId, DateTimeOffset now) => (NoQrById, NoQrAt) = (actorId, now);
}
