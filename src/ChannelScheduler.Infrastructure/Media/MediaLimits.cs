namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// The narrower of the two networks' limits, so that a picture taken here is taken by both.
/// MAX: https://dev.max.ru/docs-api/methods/POST/uploads; VK: https://dev.vk.com/ru/api/upload/wall-photo.
/// </summary>
public static class MediaLimits
{
    public const int MaxMegabytes = 50;

    public const long MaxBytes = MaxMegabytes * 1024L * 1024L;

    /// <summary>MAX: neither side longer than this, in pixels.</summary>
    public const int MaxSide = 7680;

    /// <summary>VK: width plus height, in pixels.</summary>
    public const int MaxSidesTogether = 14_000;

    /// <summary>VK: the longer side is at most this many times the shorter one.</summary>
    public const int MaxAspect = 20;
}
