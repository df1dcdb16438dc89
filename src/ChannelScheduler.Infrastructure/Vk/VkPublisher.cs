using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>
/// Publishes to a community's wall. The channel's external id is the positive group id, a post's is the post id. Text goes with the community token if there is one;
/// pictures need the user token, in the upload and in the post.
/// </summary>
public sealed class VkPublisher(VkApiClient client, INetworkEndpoints endpoints, INetworkClock clock, TimeProvider timeProvider, ILogger<VkPublisher> logger) : IChannelPublisher
{
    /// <summary>A read after the send happens inside the lease of the publication, which must not run out over it.</summary>
    private static readonly TimeSpan AfterthoughtTimeout = TimeSpan.FromSeconds(5);

    public Network Network => Network.Vk;

    public async Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        if (Address(channel, VkTokens.ForPosting(withPhotos: media.Count > 0), out var access, out var groupId) is { } stopped) return PrepareResult.Stopped(stopped);
        var attachments = new List<string>(media.Count);
        foreach (var picture in media)
        {
            var uploaded = await UploadAsync(access, groupId, picture, cancellationToken);
            if (!uploaded.Ok) return PrepareResult.Stopped(WithoutDoubt(uploaded.Problem));
            attachments.Add(uploaded.Value);
        }

        return PrepareResult.Ready(new PreparedMessage(message, attachments, ""));
    }

    public async Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (Address(channel, VkTokens.ForPosting(withPhotos: message.Attachments.Count > 0), out var access, out var groupId) is { } stopped) return stopped;
        var posted = await client.PostAsync(access, groupId, message.Message.Body, message.Attachments, message.StableId, sendDeadline, cancellationToken);
        if (!posted.Ok) return posted.Problem;
        var time = await FindTimeAsync(channel, groupId, posted.Value.Value);
        return Accepted(groupId, posted.Value.Value, time);
    }

    public async Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (Address(channel, VkTokens.ForChanging, out var access, out var groupId) is { } stopped) return stopped;
        if (!TryPostId(externalId, out var postId)) return new PublishOutcome.RefusedForGood(NetworkTexts.Get("VkPostIdBad", externalId));

        // wall.edit may clear what it is not given, so the pictures have to be read first.
        if (Address(channel, VkTokens.ForReading, out var reader, out _) is { } unreadable) return unreadable;
        var present = await client.GetPostAsync(reader, groupId, postId, cancellationToken);
        if (!present.Ok)
        {
            return present.Problem is PublishOutcome.ChannelStopped or PublishOutcome.RefusedForGood
                ? new PublishOutcome.RefusedForGood(NetworkTexts.Get("VkEditNeedsReading", ReportBuilder.WordsOf(present.Problem)))
                : new PublishOutcome.NotSent(ReportBuilder.WordsOf(present.Problem));
        }

        if (present.Value is not [{ IsDeleted: false } post]) return new PublishOutcome.RefusedForGood(NetworkTexts.Get("VkPostGone", UrlOf(groupId, postId))) { ErrorCode = "104" };
        if (post.Attachments is null) return new PublishOutcome.RefusedForGood(NetworkTexts.Get("VkAttachmentsUnknown", UrlOf(groupId, postId)));
        var edited = await client.EditAsync(access, groupId, postId, message.Body, post.Attachments, sendDeadline, cancellationToken);
        return edited.Ok ? Accepted(groupId, postId, null) : edited.Problem;
    }

    public async Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (Address(channel, VkTokens.ForChanging, out var access, out var groupId) is { } stopped) return stopped;
        if (!TryPostId(externalId, out var postId)) return new PublishOutcome.RefusedForGood(NetworkTexts.Get("VkPostIdBad", externalId));
        var deleted = await client.DeleteAsync(access, groupId, postId, sendDeadline, cancellationToken);
        return deleted.Ok ? Accepted(groupId, postId, null) : deleted.Problem;
    }

    public async Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken) =>
        Address(channel, VkTokens.ForReading, out var access, out var groupId) is { } stopped
            ? new ReadBackResult.Unreadable(stopped.Message)
            : await new VkReadBack(client, clock).RunAsync(access, groupId, VkTokens.Has(channel, ChannelTokenKind.User) ? access with { Token = channel.Tokens[ChannelTokenKind.User] } : null, query, cancellationToken);

    public async Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken)
    {
        if (Address(channel, VkTokens.ForReading, out var access, out var groupId) is { } stopped) return new ReadMessageResult.Failed(stopped.Message);
        if (!TryPostId(externalId, out var postId)) return new ReadMessageResult.Failed(NetworkTexts.Get("VkPostIdBad", externalId));
        var read = await client.GetPostAsync(access, groupId, postId, cancellationToken);
        if (!read.Ok) return new ReadMessageResult.Failed(ReportBuilder.WordsOf(read.Problem));
        return read.Value is [{ IsDeleted: false } post] ? new ReadMessageResult.Present(post.Text, post.PhotoCount) : new ReadMessageResult.Gone();
    }

    public async Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken) =>
        Address(channel, VkTokens.ForPosting(withPhotos: false), out var access, out var groupId) is { } stopped
            ? new ReportBuilder().AddFailure("token", "VkToken", stopped).Build()
            : await new VkDoctor(client, timeProvider).RunAsync(channel, access, groupId, cancellationToken);

    internal static string UrlOf(long groupId, long postId) => string.Create(CultureInfo.InvariantCulture, $"https://vk.com/wall-{groupId}_{postId}");

    private PublishOutcome.ChannelStopped? Address(ChannelAccess channel, IReadOnlyList<ChannelTokenKind> kinds, out ApiAccess access, out long groupId)
    {
        access = null!;
        if (!long.TryParse(channel.ExternalId, NumberStyles.None, CultureInfo.InvariantCulture, out groupId) || groupId == 0)
            return new PublishOutcome.ChannelStopped(ChannelStopCause.ChannelGone, NetworkTexts.Get("VkGroupIdBad", channel.ExternalId));
        foreach (var kind in kinds)
        {
            if (!VkTokens.Has(channel, kind)) continue;
            access = new ApiAccess(endpoints.BaseUrlOf(Network.Vk, channel.Environment), channel.Tokens[kind], channel.Environment);
            return null;
        }

        return new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, NetworkTexts.Get(kinds is [ChannelTokenKind.User] ? "VkPhotosNeedUserToken" : "VkNoToken"));
    }

    private async Task<ApiAnswer<string>> UploadAsync(ApiAccess access, long groupId, MediaContent picture, CancellationToken cancellationToken)
    {
        try
        {
            return await client.UploadWallPhotoAsync(access, groupId, picture, cancellationToken);
        }
        catch (IOException)
        {
            return new ApiAnswer<string>(null, new PublishOutcome.RefusedForGood(NetworkTexts.Get("MediaMissing", picture.FileName)));
        }
    }

    // wall.post gives no time. It is nice to have: without a token that reads, our own clock has to do.
    private async Task<DateTimeOffset?> FindTimeAsync(ChannelAccess channel, long groupId, long postId)
    {
        if (Address(channel, VkTokens.ForReading, out var reader, out _) is not null) return null;
        using var patience = new CancellationTokenSource(AfterthoughtTimeout, timeProvider);
        try
        {
            var read = await client.GetPostAsync(reader, groupId, postId, patience.Token);
            return read.Value is [var post, ..] ? post.Date : null;
        }
        catch (Exception exception)
        {
            // The post is out: whatever goes wrong from here on must not put that in doubt.
            logger.LogWarning(exception, "The time of VK post {PostId} could not be read", postId);
            return null;
        }
    }

    private static PublishOutcome.Accepted Accepted(long groupId, long postId, DateTimeOffset? time) =>
        new(postId.ToString(CultureInfo.InvariantCulture), UrlOf(groupId, postId), time) { HttpStatus = 200 };

    private static bool TryPostId(string externalId, out long postId) => long.TryParse(externalId, NumberStyles.None, CultureInfo.InvariantCulture, out postId) && postId > 0;

    /// <summary>Before wall.post nothing is visible to readers: what is unknown about an upload may simply be tried again.</summary>
    private static PublishOutcome WithoutDoubt(PublishOutcome problem) => problem is PublishOutcome.Ambiguous unknown
        ? new PublishOutcome.RefusedForNow(unknown.Message) { HttpStatus = unknown.HttpStatus, ErrorCode = unknown.ErrorCode, BodyExcerpt = unknown.BodyExcerpt }
        : problem;
}
