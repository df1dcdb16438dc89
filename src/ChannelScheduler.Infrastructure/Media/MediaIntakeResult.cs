using System.Diagnostics.CodeAnalysis;

namespace ChannelScheduler.Infrastructure.Media;

public sealed record MediaIntakeResult(StoredMedia? File, PictureInfo? Picture, MediaProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(File), nameof(Picture))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Accepted => Problem is null;
}
