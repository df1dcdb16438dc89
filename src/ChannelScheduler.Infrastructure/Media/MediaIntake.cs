namespace ChannelScheduler.Infrastructure.Media;

/// <summary>The one way in for a picture: received, inspected, and kept only when it is sound.</summary>
public sealed class MediaIntake(MediaFileStore store, MediaInspector inspector)
{
    /// <param name="declaredName">The name that the sender gave the file.</param>
    /// <returns>The stored picture, or the problem; after a problem nothing is left on disk.</returns>
    public async Task<MediaIntakeResult> TakeAsync(Stream content, string declaredName, CancellationToken cancellationToken)
    {
        using var received = await store.ReceiveAsync(content, MediaLimits.MaxBytes, cancellationToken);
        var inspection = await inspector.InspectAsync(received.Path, declaredName, cancellationToken);
        return inspection.Accepted
            ? new MediaIntakeResult(store.Keep(received, inspection.Picture.Extension), inspection.Picture, null)
            : new MediaIntakeResult(null, null, inspection.Problem);
    }
}
