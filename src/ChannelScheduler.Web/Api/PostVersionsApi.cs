using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Api;

public sealed record VersionPicture(Guid Id, string FileName, string? Description, PictureConsent Consent);

public sealed record VersionChannel(Guid Id, ChannelKind Kind, string Name);

/// <param name="ById">Null when the program made it, or nobody knows.</param>
/// <param name="Action">As in the audit.</param>
/// <param name="Changed">What is different from the version before; empty for the first.</param>
public sealed record VersionResponse(
    int Number, DateTimeOffset At, Guid? ById, string? By, string Action, string ContentHash, string Title, string Text, PostVariants Variants, DateTimeOffset? PublishAt,
    PhotoFallback? PhotoFallback, IReadOnlyList<VersionChannel> Channels, IReadOnlyList<VersionPicture> Media, IReadOnlyList<PostPart> Changed);

/// <summary>Every version of a post, newest first.</summary>
internal static class PostVersionsApi
{
    public static void MapPostVersions(this IEndpointRouteBuilder api) =>
        api.MapGet("/posts/{id:guid}/versions", ListAsync).ForEveryRole().WithTags("Posts").Produces<Page<VersionResponse>>();

    private static async Task<IResult> ListAsync(Guid id, PostStore store, PostVersions versions, CancellationToken cancellationToken, string? cursor = null)
    {
        await store.OpenAsync(id, cancellationToken);
        var (page, next) = await versions.ListAsync(id, Before(cursor), cancellationToken);
        return TypedResults.Ok(new Page<VersionResponse>([.. page.Select(one => Respond(one.Version, one.Before))], next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static int? Before(string? cursor) => string.IsNullOrEmpty(cursor) ? null
        : int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw ApiException.Invalid("CursorUnreadable", "cursor");

    private static VersionResponse Respond(PostVersion version, PostVersion? before)
    {
        var (revision, content) = (version.Revision, version.Content);
        return new VersionResponse(
            revision.Number, revision.At, revision.ById, version.By, revision.Action, content.Hash, content.Title, content.Text, new PostVariants(content.GospublicText), content.PublishAt,
            content.PhotoFallback, [.. content.Channels.Select(one => new VersionChannel(one.Id, one.Kind, one.Name))],
            [.. content.Pictures.Select(one => new VersionPicture(one.MediaId, one.FileName, one.Description, one.Consent))], before is null ? [] : content.ChangedFrom(before.Content));
    }
}
