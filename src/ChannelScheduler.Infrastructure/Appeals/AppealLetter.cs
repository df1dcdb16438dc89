using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Infrastructure.Mail;
using MimeKit;

namespace ChannelScheduler.Infrastructure.Appeals;

/// <summary>An appeal as a letter that a mail program opens for sending. The program itself never writes to support: a person reads the letter once more and sends it from the school's own address.</summary>
public sealed class AppealLetter(AppealFileStore files)
{
    /// <summary>The whole letter with its files, in memory: they are few and bounded (<see cref="AppealFileLimits"/>).</summary>
    /// <exception cref="InvalidOperationException">This kind of appeal goes to a site.</exception>
    /// <exception cref="FileNotFoundException">A file is gone from the data folder.</exception>
    public async Task<byte[]> WriteAsync(AppealTemplate template, Appeal appeal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(appeal);
        if (template.MailTo is not { } address || !MailAddresses.TryParse(address, out var support)) throw new InvalidOperationException("This appeal is not a letter.");
        var body = new BodyBuilder { TextBody = AppealText.Body(template, appeal) };
        foreach (var file in appeal.Files.OrderBy(one => one.AddedAt).ThenBy(one => one.Id))
        {
            body.Attachments.Add(file.Name, await File.ReadAllBytesAsync(files.PathOf(file), cancellationToken), ContentType.Parse(file.ContentType));
        }
        using var message = new MimeMessage { Subject = AppealText.Subject(template, appeal), Body = body.ToMessageBody() };
        message.To.Add(support);
        // No date, sender or id: they are those of the sending. Outlook opens a letter with this header for writing and not for reading.
        message.Headers.Add("X-Unsent", "1");
        message.Headers.Remove(HeaderId.Date);
        message.Headers.Remove(HeaderId.MessageId);
        // Somebody's sentence of five thousand letters is one line: servers cut lines of more than 998 bytes, and letters that are no ASCII need a coding (RFC 5321, 4.5.3.1.6).
        message.Prepare(EncodingConstraint.SevenBit);
        using var stream = new MemoryStream();
        await message.WriteToAsync(stream, cancellationToken);
        return stream.ToArray();
    }
}
