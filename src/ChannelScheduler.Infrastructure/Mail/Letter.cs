using System.Globalization;
using System.Net;
using System.Text;
using MimeKit;

namespace ChannelScheduler.Infrastructure.Mail;

/// <summary>What one person gets: the same in plain text and in simple HTML.</summary>
/// <param name="Subject">Line breaks become spaces, and it is cut: it often holds a title that somebody typed.</param>
public sealed record Letter(CultureInfo Language, string Subject, IReadOnlyList<string> Paragraphs, Uri? Link = null)
{
    private const int LongestSubject = 120;

    /// <exception cref="MailRefusedException">The address is none.</exception>
    internal MimeMessage ToMessage(MailboxAddress from, string name, string address, DateTimeOffset now)
    {
        if (!MailAddresses.TryParse(address, out var mailbox)) throw new MailRefusedException(isFinal: true, "no address");
        var message = new MimeMessage
        {
            Subject = Cut(OneLine(Subject)),
            Date = now,
            // The library would put this computer's name in.
            MessageId = $"{Guid.NewGuid():N}@{from.Domain}",
            Body = new BodyBuilder { TextBody = Text(), HtmlBody = Html() }.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(OneLine(name), mailbox.Address));
        // Answering machines leave it alone. https://www.rfc-editor.org/rfc/rfc3834#section-5
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, Language.Name);
        return message;
    }

    private static string OneLine(string text) => string.Join(' ', string.Concat(text.Select(one => char.IsControl(one) ? ' ' : one)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Cut(string text)
    {
        if (text.Length <= LongestSubject) return text;
        var space = text.LastIndexOf(' ', LongestSubject - 1);
        return text[..(space > LongestSubject / 2 ? space : LongestSubject - 2)].TrimEnd() + "…";
    }

    private string Text() => string.Join("\n\n", Link is null ? Paragraphs : [.. Paragraphs, Link.AbsoluteUri]) + "\n";

    private string Html()
    {
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{Language.Name}\"><head><meta charset=\"utf-8\"></head><body>");
        foreach (var paragraph in Paragraphs) html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        if (Link is not null) html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"{WebUtility.HtmlEncode(Link.AbsoluteUri)}\">{WebUtility.HtmlEncode(Link.AbsoluteUri)}</a></p>");
        return html.Append("</body></html>").ToString();
    }
}
