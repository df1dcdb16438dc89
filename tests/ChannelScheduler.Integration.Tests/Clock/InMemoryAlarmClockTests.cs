using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Clock;
using ChannelScheduler.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Clock;

public class InMemoryAlarmClockTests : AlarmClockContract
{
    [Fact]
    public async Task The_clock_follows_the_injected_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 5, 0, 0, TimeSpan.Zero));
        var instant = time.GetUtcNow().AddHours(4);
        var listener = new RecordingListener(time);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IAlarmListener>(listener);
        AddClock(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IAlarmClock>().RingAtAsync(instant, default);

        // Quartz sets its own timer a moment after the call; a small step makes it look again in case the big one came first.
        time.Advance(TimeSpan.FromHours(4));
        for (var i = 0; i < 60 && listener.Rings.Count == 0; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            try { await listener.WaitAsync(1, TimeSpan.FromSeconds(1)); }
            catch (TimeoutException) when (i < 59) { }
        }

        Assert.True(listener.Rings.Single() >= instant);
        await host.StopAsync();
    }

    protected override void AddClock(IServiceCollection services) => services.AddQuartzAlarmClock();
}
