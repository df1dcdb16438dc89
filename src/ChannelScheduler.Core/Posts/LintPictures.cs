using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Posts;

/// <summary>A stored picture as the linter sees it: every door asks about the same facts.</summary>
public static class LintPictures
{
    public static LintMedia Of(MediaFile file) => new(file.Description)
    {
        FileName = file.FileName,
        ContentType = file.ContentType,
        Bytes = file.Size,
        Width = file.Width,
        Height = file.Height,
        Qr = file.Qr,
        IsClearedOfQr = file.NoQrAt is not null,
        Consent = file.Consent,
    };
}
