using System.Diagnostics.CodeAnalysis;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Either the picture or the reason why it is refused.</summary>
public sealed record MediaInspection(PictureInfo? Picture, MediaProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(Picture))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Accepted => Picture is not null;

    public static MediaInspection Accept(PictureInfo picture) => new(picture, null);

    public static MediaInspection Refuse(string code, params object[] args) => new(null, new MediaProblem(code, args));
}
