using System.Text.RegularExpressions;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Checks a message body as strictly as the API is known to, and takes the markup out of its text.</summary>
internal sealed partial class MaxContentReader(MaxAttachmentReader attachments)
{
    /// <summary>UTF-16 units of the text as sent. What MAX counts is not stated.</summary>
    public const int MaxTextLength = 4000;

    private const int MaxLinkLength = 2048;

    /// <exception cref="MaxApiException">400 <c>proto.payload</c> or <c>attachment.not.ready</c>.</exception>
    public MaxContent Read(MaxMessageBody body, long botUserId, bool linkPreview, bool isNew, bool mayBeSilent)
    {
        if (body.Text?.Length > MaxTextLength)
        {
            throw MaxApiException.BadPayload($"Text is too long: {body.Text.Length}, max {MaxTextLength}");
        }

        if (body.Notify == false && !mayBeSilent)
        {
            // Channels refuse silent posts.
            throw MaxApiException.BadPayload("Key: errors.send-message.channel-notify");
        }

        var media = attachments.Read(body.Attachments, botUserId);
        if (isNew && string.IsNullOrWhiteSpace(body.Text) && media is null or { Count: 0 } && body.Link is null)
        {
            throw MaxApiException.BadPayload("Message must have text, attachments or link");
        }

        var (text, markup) = Format(body);
        if (markup.Any(m => m.Url?.Length > MaxLinkLength))
        {
            throw MaxApiException.BadPayload($"Link is longer than {MaxLinkLength}");
        }

        if (linkPreview && media is null or { Count: 0 } && FirstLink(text, markup) is { } link)
        {
            media = [new MaxAttachment("share", Url: link)];
        }

        return new MaxContent(text, markup, media, Link(body.Link));
    }

    private static (string? Text, IReadOnlyList<ReaderMarkup> Markup) Format(MaxMessageBody body) => body switch
    {
        { Text: null } => (null, []),
        { Format: null } => (body.Text, []),
        { Format: "markdown" } => MaxMarkdown.Parse(body.Text),
        { Format: "html" } => MaxHtml.Parse(body.Text),
        _ => throw MaxApiException.BadPayload($"Unknown format '{body.Format}'"),
    };

    private static MaxLink? Link(MaxLinkBody? link) => link switch
    {
        null => null,
        { Type: "reply" or "forward", Mid: { Length: > 0 } mid } => new MaxLink(link.Type, mid),
        _ => throw MaxApiException.BadPayload("link needs type reply or forward, and mid"),
    };

    private static string? FirstLink(string? text, IReadOnlyList<ReaderMarkup> markup) =>
        markup.FirstOrDefault(m => m.Type == "link" && BareLink().IsMatch(m.Url!))?.Url
        ?? (text is not null && BareLink().Match(text) is { Success: true } match ? match.Value : null);

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase)]
    private static partial Regex BareLink();
}
