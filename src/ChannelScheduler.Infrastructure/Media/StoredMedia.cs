namespace ChannelScheduler.Infrastructure.Media;

/// <summary>A picture that is safe on disk.</summary>
/// <param name="Sha256">Lower-case hexadecimal; the file's identity.</param>
/// <param name="Path">Relative to the media folder, with forward slashes.</param>
/// <param name="Length">In bytes.</param>
public sealed record StoredMedia(string Sha256, string Path, long Length);
