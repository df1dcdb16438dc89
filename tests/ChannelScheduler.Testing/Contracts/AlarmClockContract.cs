using ChannelScheduler.Core.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChannelScheduler.Testing.Contracts;

/// <summary>What every store behind <see cref="IAlarmClock"/> keeps. A subclass says how the clock is registered.</summary>
public abstract class AlarmClockContract : IAsyncLifetime
{
    // Generous: a shared machine may stall for seconds, and only a lost ring takes this long.
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly RecordingListener _listener = new(Time);
    private IHost _host = null!;
    private IAlarmClock _clock = null!;

    public async Task InitializeAsync()
    {
        _host = BuildHost(_listener);
        await _host.StartAsync();
        _clock = _host.Services.GetRequiredService<IAlarmClock>();
    }

    public async Task DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    [Fact]
    public async Task Rings_at_the_instant_and_not_before()
    {
        var instant = Time.GetUtcNow().AddMilliseconds(400);
        await _clock.RingAtAsync(instant, default);
        await _listener.WaitAsync(1, Deadline);
        Assert.True(_listener.Rings[0] >= instant, $"{_listener.Rings[0]:O} is before {instant:O}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-90)]
    [InlineData(-60 * 60 * 24 * 30)]
    public async Task A_past_instant_rings_at_once(int seconds)
    {
        await _clock.RingAtAsync(Time.GetUtcNow().AddSeconds(seconds), default);
        await _listener.WaitAsync(1, Deadline);
    }

    [Fact]
    public async Task The_same_instant_asked_many_times_is_one_alarm()
    {
        var instant = Time.GetUtcNow().AddMilliseconds(700);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _clock.RingAtAsync(instant, default)));
        // The later alarm proves that the clock has passed the earlier one.
        await _clock.RingAtAsync(instant.AddMilliseconds(300), default);
        await _listener.WaitAsync(2, Deadline);
        Assert.True(_listener.Rings[1] >= instant.AddMilliseconds(300), "the same instant rang twice");
    }

    [Fact]
    public async Task An_instant_that_has_rung_rings_again_when_asked_again()
    {
        var instant = Time.GetUtcNow();
        await _clock.RingAtAsync(instant, default);
        await _listener.WaitAsync(1, Deadline);
        await _clock.RingAtAsync(instant, default);
        await _listener.WaitAsync(1, Deadline);
    }

    [Fact]
    public async Task The_zone_of_an_instant_does_not_matter()
    {
        var instant = Time.GetUtcNow().AddMilliseconds(200);
        await _clock.RingAtAsync(instant.ToOffset(TimeSpan.FromHours(12)), default);
        await _listener.WaitAsync(1, Deadline);
        Assert.True(_listener.Rings[0] >= instant);
    }

    [Fact]
    public async Task A_thousand_instants_all_ring()
    {
        var first = Time.GetUtcNow().AddMilliseconds(300);
        for (var i = 0; i < 1000; i++) await _clock.RingAtAsync(first.AddMilliseconds(i), default);
        await _listener.WaitAsync(1000, Deadline);
    }

    [Fact]
    public async Task A_listener_that_throws_does_not_stop_the_next_ring()
    {
        _listener.Failure = number => number <= 20 ? new InvalidOperationException("a fault on purpose") : null;
        var first = Time.GetUtcNow().AddMilliseconds(100);
        for (var i = 0; i < 30; i++) await _clock.RingAtAsync(first.AddMilliseconds(10 * i), default);
        await _listener.WaitAsync(30, Deadline);
    }

    [Fact]
    public async Task An_instant_asked_for_while_the_program_starts_rings()
    {
        var listener = new RecordingListener(Time);
        using var host = BuildHost(listener);
        await host.Services.GetRequiredService<IAlarmClock>().RingAtAsync(Time.GetUtcNow(), default);
        await host.StartAsync();
        await listener.WaitAsync(1, Deadline);
        await host.StopAsync();
    }

    protected abstract void AddClock(IServiceCollection services);

    private IHost BuildHost(RecordingListener listener)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        AddClock(builder.Services);
        builder.Services.AddSingleton<IAlarmListener>(listener);
        return builder.Build();
    }
}
