using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Mail;

/// <summary>What is in a letter, and what can't get into its headers.</summary>
public sealed class LetterTests
{
    [Theory]
    [InlineData("ru", "запись ждёт вашей проверки", "Школа: Школа.", "https://posts.school.test/review/")]
    [InlineData("en", "a post waits for your review", "School: Школа.", "https://posts.school.test/review/")]
    public async Task Each_person_reads_it_in_their_language_with_a_link(string language, string subject, string body, string link)
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin, account => account.Language = language);
        var post = await world.World.WriteAsync();
        await world.NotifyAsync(Role.ContentAdmin, postId: post);
        await world.MailPassAsync();
        var delivery = Assert.Single(world.Server.Taken);
        var message = delivery.Message;
        Assert.Contains(subject, message.Subject, StringComparison.Ordinal);
        Assert.Contains("Концерт", message.Subject, StringComparison.Ordinal);
        Assert.Contains(body, message.TextBody, StringComparison.Ordinal);
        Assert.Contains(link + post, message.TextBody, StringComparison.Ordinal);
        Assert.Contains($"href=\"{link}{post}\"", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", message.Headers["Auto-Submitted"]);
        Assert.Equal("posts@school.test", message.From.Mailboxes.Single().Address);
        Assert.Equal("posts", delivery.SignedInAs);
    }

    [Fact]
    public async Task A_dry_queue_leads_to_a_new_post_of_that_school()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await using (var db = world.World.OpenDb())
        {
            db.Notifications.Add(new Core.Outbox.Notification
            {
                Id = Guid.NewGuid(), CreatedAt = world.World.Now, SchoolId = world.World.School.Id, Audience = Role.ContentAdmin, Message = new Reason("NotifyQueueDry", "", "", "Школа", "18.09"), Key = "dry",
            });
            await db.SaveChangesAsync();
        }
        await world.MailPassAsync();
        Assert.Contains("https://posts.school.test/posts/new?school=" + world.World.School.Id, Assert.Single(world.Server.Taken).Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_address_there_is_no_link()
    {
        await using var world = await MailWorld.CreateAsync(null, ("Mail:PublicUrl", null));
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin, postId: await world.World.WriteAsync());
        await world.MailPassAsync();
        var message = Assert.Single(world.Server.Taken).Message;
        Assert.DoesNotContain("http", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Откройте", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_of_a_held_publication_is_in_the_letter()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        var post = await world.World.ApproveAsync();
        var publication = await world.World.PublicationAsync(post, Core.Channels.ChannelKind.MaxPublic);
        await using (var db = world.World.OpenDb())
        {
            await db.Publications.Where(one => one.Id == publication.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Reason, new Reason("HoldApproval")));
            await db.Notifications.ExecuteDeleteAsync();
            db.Notifications.Add(new Core.Outbox.Notification
            {
                Id = Guid.NewGuid(), CreatedAt = world.World.Now, SchoolId = world.World.School.Id, Audience = Role.ContentAdmin,
                Message = new Reason("NotifyOnHold", "Новость", "MAX"), PostId = post, PublicationId = publication.Id,
            });
            await db.SaveChangesAsync();
        }
        await world.MailPassAsync();
        Assert.Contains(new Reason("HoldApproval").ToText(new("ru")), Assert.Single(world.Server.Taken).Message.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Концерт\r\nBcc: thief@evil.test\r\n\r\nMine")]
    [InlineData("Concert\nSubject: Mine")]
    [InlineData("Concert\rBcc: thief@evil.test")]
    [InlineData("=?utf-8?Q?Concert=0D=0ABcc:_thief@evil.test?=")]
    public async Task A_title_with_line_breaks_adds_no_header_and_no_recipient(string title)
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin, personName: title);
        await world.NotifyAsync(Role.ContentAdmin, title);
        await world.MailPassAsync();
        var delivery = Assert.Single(world.Server.Taken);
        Assert.Equal("anna@school.test", delivery.Recipient);
        Assert.Equal(1, delivery.Message.Headers.Count(one => one.Field.Equals("Subject", StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(delivery.Message.Headers, one => one.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Single(delivery.Message.To.Mailboxes);
    }

    [Fact]
    public async Task What_was_typed_is_text_in_the_html_too()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin, "<img src=x> & co");
        await world.MailPassAsync();
        var message = Assert.Single(world.Server.Taken).Message;
        Assert.Contains("&lt;img src=x&gt; &amp; co", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<img src=x> & co", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_title_leaves_a_short_subject()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin, string.Concat(Enumerable.Repeat("слово ", 100)));
        await world.MailPassAsync();
        var subject = Assert.Single(world.Server.Taken).Message.Subject!;
        Assert.InRange(subject.Length, 60, 121);
        Assert.EndsWith("слово…", subject, StringComparison.Ordinal);
    }
}
