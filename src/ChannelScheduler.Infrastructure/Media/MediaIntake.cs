namespace ChannelScheduler.Infrastructure.Media;

/// <summary>The one way in for a picture: received, cleaned of what it says beside what it shows, inspected, and kept only when it is sound.</summary>
public sealed class MediaIntake(MediaFileStore store, MediaCleaner cleaner, MediaInspector inspector)
{
    /// <param name="declaredName">The name that the sender gave the file.</param>
    /// <returns>The stored picture, or the problem; after a problem nothing is left on disk.</returns>
    public async Task<MediaIntakeResult> TakeAsync(Stream content, string declaredName, CancellationToken cancellationToken)
    {
        using var received = await store.ReceiveAsync(content, MediaLimits.MaxBytes, cancellationToken);
        var clean = received.Length <= MediaLimits.MaxBytes ? await cleaner.CleanAsync(received.Path, cancellationToken) : null;
        if (clean is null)
        {
            // A picture that can't be cleaned is not kept, even where the decoder would show it.
            var refusal = await inspector.InspectAsync(received.Path, declaredName, cancellationToken);
            return new MediaIntakeResult(null, null, refusal.Problem ?? new MediaProblem(MediaProblem.Broken, declaredName));
        }

        // What is inspected is what is kept.
        using var cleaned = await store.ReceiveAsync(new MemoryStream(clean), MediaLimits.MaxBytes, cancellationToken);
        var inspection = await inspector.InspectAsync(cleaned.Path, declaredName, cancellationToken);
        return inspection.Accepted
            ? new MediaIntakeResult(store.Keep(cleaned, inspection.Picture.Extension), inspection.Picture, null)
            : new MediaIntakeResult(null, null, inspection.Problem);
    }
}
