using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The pictures that the head of a fixture's line speaks of, all alike.</summary>
internal static class FixturePicture
{
    public static IReadOnlyList<LintMedia> All(FixturePost.HeadYaml given)
    {
        var qr = given.QrState is null && given.Qr is null ? null : new QrReading(given.QrState ?? QrState.Found, given.Qr ?? "");
        var picture = new LintMedia(given.Description)
        {
            FileName = given.FileName, ContentType = given.Type, Bytes = given.Bytes, Width = given.Width, Height = given.Height, Qr = qr, IsClearedOfQr = given.NoQr, Consent = given.Consent,
        };
        return [.. Enumerable.Repeat(picture, given.Pictures ?? (picture == new LintMedia((string?)null) ? 0 : 1))];
    }
}
