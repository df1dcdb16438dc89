using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Mail;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Mail;

/// <summary>Single letters, and how the server is spoken to.</summary>
public sealed class MailTransportTests
{
    [Fact]
    public async Task A_single_letter_is_taken_and_kept_nowhere()
    {
        await using var world = await MailWorld.CreateAsync();
        Assert.True(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "Здравствуйте!\n\nhttps://posts.school.test/invite/secret-link", CancellationToken.None));
        var message = Assert.Single(world.Server.Taken).Message;
        Assert.Equal("Приглашение", message.Subject);
        Assert.Contains("https://posts.school.test/invite/secret-link", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-link", world.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new@school.test>\r\nRCPT TO:<thief@evil.test")]
    [InlineData("no address")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task What_is_no_address_never_reaches_the_server(string address)
    {
        await using var world = await MailWorld.CreateAsync();
        Assert.False(await world.Sender.SendAsync(address, "ru", "Приглашение", "Здравствуйте!", CancellationToken.None));
        Assert.Equal(0, world.Server.Connections);
    }

    [Fact]
    public async Task Without_a_server_a_single_letter_is_not_sent_and_nothing_is_tried()
    {
        await using var world = await MailWorld.CreateAsync(null, ("Mail:Host", ""));
        Assert.False(world.Sender.IsConfigured);
        Assert.False(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "Здравствуйте!", CancellationToken.None));
        Assert.Equal(0, world.Server.Connections);
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("signIn")]
    [InlineData("cut")]
    public async Task A_server_that_fails_is_told_by_false_and_quotes_nothing_into_the_log(string fault)
    {
        await using var world = await MailWorld.CreateAsync();
        if (fault == "refused") world.Server.Switches.Recipients["new@school.test"] = 550;
        world.Server.Switches.RefuseSignIn = fault == "signIn";
        world.Server.Switches.CutAtMessage = fault == "cut";
        Assert.False(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "secret-link", CancellationToken.None));
        Assert.Contains("A letter was not sent", world.Logs.Text, StringComparison.Ordinal);
        foreach (var secret in new[] { MailWorld.Password, "secret-link", "new@school.test" }) Assert.DoesNotContain(secret, world.Logs.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto", true)]
    [InlineData("startTls", true)]
    [InlineData("none", false)]
    public async Task A_server_with_a_trusted_certificate_gets_mail_through_tls(string security, bool encrypted)
    {
        using var authority = new TestAuthority(TimeProvider.System.GetUtcNow());
        using var certificate = authority.Issue("127.0.0.1");
        // Without STARTTLS this server offers no sign-in.
        await using var world = await MailWorld.CreateAsync(
            FakeSmtpServer.Start(certificate), ("Mail:Security", security), ("Mail:TrustedRootsPath", authority.BundlePath), ("Mail:User", encrypted ? "posts" : null), ("Mail:Password", encrypted ? "x" : null));
        Assert.True(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "Текст", CancellationToken.None));
        Assert.Equal(encrypted, Assert.Single(world.Server.Taken).Encrypted);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_password_and_no_mail()
    {
        using var authority = new TestAuthority(TimeProvider.System.GetUtcNow());
        using var certificate = authority.Issue("127.0.0.1");
        await using var world = await MailWorld.CreateAsync(FakeSmtpServer.Start(certificate), ("Mail:Security", "startTls"));
        Assert.False(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "Текст", CancellationToken.None));
        Assert.Empty(world.Server.Taken);
    }

    [Fact]
    public async Task A_server_without_starttls_gets_nothing_when_it_is_asked_for()
    {
        await using var world = await MailWorld.CreateAsync(null, ("Mail:Security", "startTls"));
        Assert.False(await world.Sender.SendAsync("new@school.test", "ru", "Приглашение", "Текст", CancellationToken.None));
        Assert.Empty(world.Server.Taken);
    }
}
