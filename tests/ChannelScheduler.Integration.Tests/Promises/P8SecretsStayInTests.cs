using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P8: a token is nowhere in the clear but inside the call that needs it. What the network clients send and log is tested in Networks.</summary>
public sealed class P8SecretsStayInTests
{
    [Fact]
    public async Task No_file_of_the_database_holds_a_token_even_after_every_kind_of_trouble()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await TroubleAsync(world);
        await using (var db = world.OpenDb()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(FULL);");

        var files = Directory.GetFiles(world.Folder);
        Assert.Contains(files, file => file.EndsWith(".db", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(PublishingWorld.Token)) < 0, file);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(PublishingWorld.Token)) < 0, file);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(PublishingWorld.Token)))) < 0, file);
        }
        // The search would find what is there.
        Assert.Contains(files, file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes("id0012345673_gos")) >= 0);
    }

    [Fact]
    public async Task Equal_tokens_look_different_at_rest_and_open_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var secrets = world.Get<ISecretProtector>();
        await using var db = world.OpenDb();
        var stored = (await db.Channels.Include(one => one.Tokens).ToListAsync()).SelectMany(one => one.Tokens).Select(one => one.ProtectedValue).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.All(stored, one => Assert.Equal(PublishingWorld.Token, secrets.Unprotect(one)));
    }

    [Fact]
    public async Task An_opened_channel_and_its_row_do_not_print_a_token()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var access = world.Get<ChannelAccessProvider>().Open(world.MaxChannel);
        Assert.Equal(PublishingWorld.Token, access.Tokens[ChannelTokenKind.Bot]);
        Assert.DoesNotContain(PublishingWorld.Token, access.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(PublishingWorld.Token, $"{access} {world.MaxChannel} {world.MaxChannel.Tokens[0]}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_key_ring_stops_the_channel_and_says_so_without_the_token()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var stranger = new EphemeralDataProtectionProvider().CreateProtector("x").Protect(PublishingWorld.Token);
        await world.ChangeAsync(async db => (await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.MaxChannel.Id)).Tokens[0].ProtectedValue = stranger);
        var post = await world.ApproveAsync();
        await world.PassAsync();

        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.OnHold, "HoldChannelAuthorization"), (max.Status, max.Reason!.Code));
        Assert.DoesNotContain(stranger, max.Reason.ToString(), StringComparison.Ordinal);
        var thrown = Assert.Throws<SecretUnreadableException>(() => world.Get<ISecretProtector>().Unprotect(stranger));
        Assert.DoesNotContain(PublishingWorld.Token, thrown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(stranger, thrown.ToString(), StringComparison.Ordinal);
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public void A_job_is_handed_over_by_its_id_alone()
    {
        var parameters = typeof(IPublicationQueue).GetMethod(nameof(IPublicationQueue.EnqueueAsync))!.GetParameters().Select(one => one.ParameterType);
        Assert.Equal([typeof(Guid), typeof(CancellationToken)], parameters);
    }

    private static async Task TroubleAsync(PublishingWorld world)
    {
        world.Max.NextSend(new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromSeconds(5)), new PublishOutcome.Ambiguous("timeout"));
        world.Max.NextSendThrows(new InvalidOperationException("bug in a client"));
        world.Vk.NextSend(new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, "User authorization failed"));
        for (var i = 0; i < 3; i++) await world.ApproveAsync(text: $"Новость {i}");
        await world.PassAsync();
        await world.LiveAsync(TimeSpan.FromHours(5), TimeSpan.FromMinutes(5));
    }
}
