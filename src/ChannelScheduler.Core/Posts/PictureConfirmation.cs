namespace ChannelScheduler.Core.Posts;

/// <summary>What was confirmed about one picture when its post was approved, by whom and when.</summary>
/// <param name="Sha256">Of the picture's bytes.</param>
/// <param name="ById">Null while nobody has said anything.</param>
public sealed record PictureConfirmation(Guid MediaId, string Sha256, PictureConsent Consent, Guid? ById, DateTimeOffset? At)
{
    public static PictureConfirmation Of(MediaFile file) => new(file.Id, file.Sha256, file.Consent, file.ConsentById, file.ConsentAt);
}
