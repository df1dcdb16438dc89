using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>Publishes to MAX channels. The channel's external id is the numeric chat id, a post's is its mid.</summary>
public sealed class MaxPublisher(MaxBotClient client, INetworkEndpoints endpoints, INetworkClock clock, TimeProvider timeProvider, ILogger<MaxPublisher> logger) : IChannelPublisher
{
    /// <summary>A read after the send happens inside the lease of the publication, which must not run out over it.</summary>
    private static readonly TimeSpan AfterthoughtTimeout = TimeSpan.FromSeconds(5);

    public Network Network => Network.Max;

    public async Task<PrepareResult> PrepareAsync(ChannelAccess channel, RenderedMessage message, IReadOnlyList<MediaContent> media, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out _, out var stopped)) return PrepareResult.Stopped(stopped);
        var tokens = new List<string>(media.Count);
        foreach (var picture in media)
        {
            var uploaded = await UploadAsync(access, picture, cancellationToken);
            if (!uploaded.Ok) return PrepareResult.Stopped(WithoutDoubt(uploaded.Problem));
            tokens.Add(uploaded.Value);
        }

        // MAX knows no key against repeats: at most one send is the ledger's promise alone.
        return PrepareResult.Ready(new PreparedMessage(message, tokens, ""));
    }

    public async Task<PublishOutcome> SendAsync(ChannelAccess channel, PreparedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out var chatId, out var stopped)) return stopped;
        var draft = new MaxDraft(message.Message.Body, message.Attachments.Count > 0 ? message.Attachments : null);
        var sent = await client.SendAsync(access, chatId, draft, sendDeadline, cancellationToken);
        if (!sent.Ok) return sent.Problem;
        var url = sent.Value.Url ?? await FindUrlAsync(access, chatId, channel, sent.Value.Mid);
        return new PublishOutcome.Accepted(sent.Value.Mid, url, sent.Value.Timestamp) { HttpStatus = 200 };
    }

    public async Task<PublishOutcome> EditAsync(ChannelAccess channel, string externalId, RenderedMessage message, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out var chatId, out var stopped)) return stopped;
        var edited = await client.EditAsync(access, externalId, new MaxDraft(message.Body, ImageTokens: null), sendDeadline, cancellationToken);
        return edited.Ok ? Done(channel, chatId, externalId) : edited.Problem;
    }

    public async Task<PublishOutcome> DeleteAsync(ChannelAccess channel, string externalId, DateTimeOffset sendDeadline, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out var chatId, out var stopped)) return stopped;
        var deleted = await client.DeleteAsync(access, externalId, sendDeadline, cancellationToken);
        return deleted.Ok ? Done(channel, chatId, externalId) : deleted.Problem;
    }

    public async Task<ReadBackResult> ReadBackAsync(ChannelAccess channel, ReadBackQuery query, CancellationToken cancellationToken) =>
        TryAddress(channel, out var access, out var chatId, out var stopped)
            ? await new MaxReadBack(client, clock).RunAsync(access, chatId, PublicHandleOf(channel), query, cancellationToken)
            : new ReadBackResult.Unreadable(ReportBuilder.WordsOf(stopped));

    public async Task<ReadMessageResult> ReadAsync(ChannelAccess channel, string externalId, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out _, out var stopped)) return new ReadMessageResult.Failed(ReportBuilder.WordsOf(stopped));
        var message = await client.GetMessageAsync(access, externalId, cancellationToken);
        if (message.Ok) return new ReadMessageResult.Present(message.Value.Text, message.Value.ImageCount);
        return message.Problem.ErrorCode == "not.found" ? new ReadMessageResult.Gone() : new ReadMessageResult.Failed(ReportBuilder.WordsOf(message.Problem));
    }

    public async Task<ChannelReport> CheckAsync(ChannelAccess channel, CancellationToken cancellationToken)
    {
        if (!TryAddress(channel, out var access, out var chatId, out var stopped)) return new ReportBuilder().AddFailure("token", "MaxToken", stopped).Build();
        return await new MaxDoctor(client, clock).RunAsync(channel, access, chatId, cancellationToken);
    }

    private bool TryAddress(ChannelAccess channel, out ApiAccess access, out long chatId, out PublishOutcome.ChannelStopped stopped)
    {
        var token = channel.Tokens.GetValueOrDefault(ChannelTokenKind.Bot);
        access = null!;
        stopped = null!;
        if (!long.TryParse(channel.ExternalId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out chatId))
        {
            stopped = new PublishOutcome.ChannelStopped(ChannelStopCause.ChannelGone, NetworkTexts.Get("MaxChatIdBad", channel.ExternalId));
            return false;
        }

        if (!ApiAccess.IsSendable(token))
        {
            stopped = new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, NetworkTexts.Get("MaxNoBotToken"));
            return false;
        }

        access = new ApiAccess(endpoints.BaseUrlOf(Network.Max, channel.Environment), token!, channel.Environment);
        return true;
    }

    private async Task<ApiAnswer<string>> UploadAsync(ApiAccess access, MediaContent picture, CancellationToken cancellationToken)
    {
        try
        {
            return await client.UploadImageAsync(access, picture, cancellationToken);
        }
        catch (IOException)
        {
            return new ApiAnswer<string>(null, new PublishOutcome.RefusedForGood(NetworkTexts.Get("MediaMissing", picture.FileName)));
        }
    }

    // The answer to a send may come without the address; a failure to read it once more changes nothing about the post.
    private async Task<string?> FindUrlAsync(ApiAccess access, long chatId, ChannelAccess channel, string mid)
    {
        using var patience = new CancellationTokenSource(AfterthoughtTimeout, timeProvider);
        string? url = null;
        try
        {
            url = (await client.GetMessageAsync(access, mid, patience.Token)).Value?.Url;
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The address of MAX message {Mid} could not be read", mid);
        }

        return url ?? MaxMessageId.UrlOf(mid, chatId, PublicHandleOf(channel));
    }

    private static PublishOutcome.Accepted Done(ChannelAccess channel, long chatId, string mid) =>
        new(mid, MaxMessageId.UrlOf(mid, chatId, PublicHandleOf(channel)), null) { HttpStatus = 200 };

    private static string? PublicHandleOf(ChannelAccess channel) => channel.Kind.IsPublic() ? channel.Handle?.TrimStart('@') : null;

    /// <summary>Before the send nothing is visible to readers: what is unknown about an upload may simply be tried again.</summary>
    private static PublishOutcome WithoutDoubt(PublishOutcome problem) => problem is PublishOutcome.Ambiguous unknown
        ? new PublishOutcome.RefusedForNow(unknown.Message) { HttpStatus = unknown.HttpStatus, ErrorCode = unknown.ErrorCode, BodyExcerpt = unknown.BodyExcerpt }
        : problem;
}
