using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Channels;

/// <summary>What the doctor says beside the network's answers. None of it holds a channel, whatever it is.</summary>
public sealed class ChannelAdviceTests
{
    [Theory]
    [InlineData("id0012345673_gos", "inn", false)]
    // Another organisation's INN, with right check digits.
    [InlineData("id6633015816_gos", "inn", true)]
    [InlineData("id0012345673_biz", "biz", true)]
    [InlineData("id0012345674_gos", "handleForm", true)]
    [InlineData("school_7", "handleForm", true)]
    [InlineData(null, "handleForm", true)]
    public async Task A_handle_is_held_against_form_check_digits_and_school(string? handle, string code, bool isAdvice)
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.Handle = handle);

        var report = await world.Get<ChannelDoctor>().CheckAsync(world.MaxChannel.Id, world.Approver, default);

        var line = report!.Checks.Single(check => check.Code == code);
        Assert.Equal((isAdvice, isAdvice), (line.IsAdvice, line.Remedy is not null));
        Assert.True(report is { Ok: true, Publishes: true });
        if (code == "biz") Assert.Contains("Без РКН", line.Remedy, StringComparison.Ordinal);
        await using var db = world.OpenDb();
        Assert.Null((await db.Channels.SingleAsync(one => one.Id == world.MaxChannel.Id)).StopCause);
    }

    [Theory]
    [InlineData("https://platform-api2.max.ru", false)]
    [InlineData("https://platform-api.max.ru", true)]
    [InlineData("https://botapi.max.ru", true)]
    public async Task An_old_address_of_MAX_is_named(string address, bool isAdvice)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var line = (await AdviseAsync(world, new MaxOptions { BaseUrl = new Uri(address) }, qr: null)).Checks.Single(check => check.Code == "host");
        Assert.Equal(isAdvice, line.IsAdvice);
        Assert.True(line.Ok);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_missing_reader_of_QR_codes_is_named(bool isAvailable, bool isAdvice)
    {
        await using var world = await PublishingWorld.CreateAsync();
        Assert.Equal(isAdvice, (await AdviseAsync(world, new MaxOptions(), new Reader(isAvailable))).Checks.Single(check => check.Code == "qr").IsAdvice);
    }

    [Fact]
    public async Task The_week_s_posts_are_counted_against_the_quota()
    {
        await using var world = await PublishingWorld.CreateAsync();
        Assert.Contains(": 0 ", (await WeekAsync(world)).Message, StringComparison.Ordinal);
        for (var number = 1; number <= 12; number++) await world.ApproveAsync(world.Now.AddMinutes(30 * number), $"Запись номер {number}: {new string((char)('а' + number), 30)}", world.MaxChannel);

        var full = await WeekAsync(world);
        Assert.True(full is { Ok: true, IsAdvice: true }, full.ToString());
        Assert.Contains("12", full.Message, StringComparison.Ordinal);
    }

    private static async Task<ChannelCheck> WeekAsync(PublishingWorld world) => (await AdviseAsync(world, new MaxOptions(), null)).Checks.Single(check => check.Code == "quota");

    private static async Task<ChannelReport> AdviseAsync(PublishingWorld world, MaxOptions max, IQrReader? qr)
    {
        await world.ChangeAsync(db => db.Channels.ExecuteUpdateAsync(set => set.SetProperty(one => one.Environment, ChannelEnvironment.Live)));
        await using var db = world.OpenDb();
        var channel = await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == world.MaxChannel.Id);
        return await new ChannelAdvice(world.Get<IPolicySource>(), Options.Create(max), world.Time, qr).AddToAsync(new ChannelReport([]), db, channel, default);
    }

    private sealed class Reader(bool isAvailable) : IQrReader
    {
        public bool IsAvailable => isAvailable;

        public Task<QrReading> ReadAsync(string path, CancellationToken cancellationToken) => Task.FromResult(QrReading.NotRun);
    }
}
