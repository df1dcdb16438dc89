using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Channels;

/// <summary>What people are told without asking: tokens that run out, moderations that take too long.</summary>
public sealed class ChannelCareTests
{
    [Fact]
    public async Task Admins_are_told_30_7_and_1_days_before_a_token_runs_out_and_when_it_has()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeAsync(async db => (await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.Gospublic.Id)).Tokens[0].ExpiresAt = world.Now.AddDays(40));
        var told = new List<(int Day, string Code)>();
        for (var day = 0; day <= 42; day++)
        {
            var before = (await world.NotificationsAsync()).Count;
            await world.Get<TokenExpiryWarnings>().WarnAsync(default);
            told.AddRange((await world.NotificationsAsync()).Skip(before).Select(one => (day, one.Message.Code)));
            world.Time.Advance(TimeSpan.FromDays(1));
        }
        Assert.Equal([(10, "NotifyTokenExpiresCommunity"), (33, "NotifyTokenExpiresCommunity"), (39, "NotifyTokenExpiresCommunity"), (40, "NotifyTokenExpiredCommunity")], told);
        var first = (await world.NotificationsAsync())[0];
        Assert.Equal((Role.Admin, world.School.Id, world.Gospublic.Id), (first.Audience, first.SchoolId, first.ChannelId!.Value));
        Assert.Equal(["", "Gospublic", "25.10.2026", "30"], first.Message.Values);
    }

    [Fact]
    public async Task A_channel_that_was_replaced_is_neither_checked_at_night_nor_are_its_tokens_anybodys_worry()
    {
        await using var world = await PublishingWorld.CreateAsync();
        Assert.Equal(2, await world.Get<NightlyChecks>().RunAsync(default));
        await world.ChangeAsync(async db =>
        {
            var replaced = await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.Gospublic.Id);
            (replaced.ReplacedById, replaced.Tokens[0].ExpiresAt) = (Guid.NewGuid(), world.Now.AddDays(1));
        });
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await world.Get<NightlyChecks>().RunAsync(default));
        await world.Get<TokenExpiryWarnings>().WarnAsync(default);
        Assert.Empty(await world.NotificationsAsync());
    }

    [Theory]
    [InlineData(ChannelTokenKind.Bot)]
    [InlineData(ChannelTokenKind.Community)]
    [InlineData(ChannelTokenKind.User)]
    [InlineData(ChannelTokenKind.Service)]
    public void Each_kind_of_token_has_its_words(ChannelTokenKind kind)
    {
        foreach (var language in new[] { "ru", "en" })
        {
            var culture = System.Globalization.CultureInfo.GetCultureInfo(language);
            Assert.Contains("Канал-1", new Core.Publishing.Reason("NotifyTokenExpires" + kind, "", "Канал-1", "25.10.2026", "30").ToText(culture), StringComparison.Ordinal);
            Assert.Contains("25.10.2026", new Core.Publishing.Reason("NotifyTokenExpired" + kind, "", "Канал-1", "25.10.2026").ToText(culture), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(47.9, 0)]
    [InlineData(48.0, 1)]
    [InlineData(100.0, 1)]
    public async Task A_moderation_that_takes_longer_than_48_hours_is_told_once(double hours, int times)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var connection = ChannelConnection.Start(world.School.Id, ChannelKind.MaxPublic, ChannelEnvironment.Live, world.Author, world.Now);
        connection.AwaitModeration(world.Now, world.Now);
        await world.ChangeAsync(db => { db.ChannelConnections.Add(connection); return Task.CompletedTask; });
        world.Time.Advance(TimeSpan.FromHours(hours));
        await world.Get<ModerationReminders>().RemindAsync(default);
        await world.Get<ModerationReminders>().RemindAsync(default);
        Assert.Equal(times, (await world.ToldAsync()).Count(code => code == "NotifyModerationLate"));
    }
}
