using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Publishing;

/// <summary>What a page can say of the work that comes again and again.</summary>
public sealed class PeriodicServiceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly Scripted _service;

    public PeriodicServiceTests()
    {
        var lifetime = Substitute.For<IHostApplicationLifetime>();
        lifetime.ApplicationStarted.Returns(new CancellationToken(canceled: true));
        _service = new Scripted(_time, lifetime);
    }

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_report_says_when_the_last_pass_ended_and_how_it_went()
    {
        Assert.Equal(new PassReport(), _service.Report);
        await _service.StartAsync(CancellationToken.None);
        var begin = _time.GetUtcNow();
        Assert.Equal(new PassReport { StartedAt = begin, EndedAt = begin, Passes = 1 }, await AfterAsync(1));

        _service.Next = () => throw new InvalidOperationException();
        _time.Advance(_service.Every);
        var failed = begin + _service.Every;
        Assert.Equal((true, failed, failed), Said(await AfterAsync(2)));

        _service.Next = () => Task.CompletedTask;
        _time.Advance(_service.Every);
        // It goes well again; that it did not is not forgotten.
        Assert.Equal((false, failed, failed + _service.Every), Said(await AfterAsync(3)));
        await _service.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_step_that_fails_is_a_pass_that_did_not_go_well()
    {
        _service.Next = () => _service.TryAsync(() => throw new InvalidOperationException());
        await _service.StartAsync(CancellationToken.None);
        Assert.True((await AfterAsync(1)).HasFailed);
        await _service.StopAsync(CancellationToken.None);
    }

    private static (bool, DateTimeOffset?, DateTimeOffset?) Said(PassReport report) => (report.HasFailed, report.FailedAt, report.EndedAt);

    private Task<PassReport> AfterAsync(int passes) => Testing.Server.Eventually.GetAsync(() => Task.FromResult(_service.Report), report => report.Passes == passes && _service.IsWaiting);

    private sealed class Scripted(TimeProvider time, IHostApplicationLifetime lifetime) : PeriodicService(time, lifetime, NullLogger.Instance)
    {
        public Func<Task> Next { get; set; } = () => Task.CompletedTask;

        public bool IsWaiting { get; private set; }

        public override TimeSpan Every => TimeSpan.FromMinutes(5);

        public Task TryAsync(Func<Task> step) => StepAsync(_ => step(), CancellationToken.None);

        protected override Task PassAsync(CancellationToken cancellationToken)
        {
            IsWaiting = false;
            return Next();
        }

        protected override Task WaitAsync(CancellationToken cancellationToken)
        {
            var wait = base.WaitAsync(cancellationToken);
            IsWaiting = true;
            return wait;
        }
    }
}
