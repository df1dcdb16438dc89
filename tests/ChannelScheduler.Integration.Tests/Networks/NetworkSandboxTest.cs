using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>The real clients against the sandbox over HTTP, both on one fake clock.</summary>
public abstract class NetworkSandboxTest : IAsyncLifetime
{
    protected const string MaxChat = "-70000000000001";
    protected const string VkGroup = "200000001";

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));

    protected SandboxServer Server { get; private set; } = null!;

    protected NetworkHarness Harness { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(time: Time);
        Harness = new NetworkHarness(Server.MaxBaseUrl, Server.VkBaseUrl, time: Time);
    }

    public async Task DisposeAsync()
    {
        await Harness.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected Task FaultAsync(string network, string kind, string? on = null, int? times = 1, int? retryAfter = null) =>
        Server.AddFaultAsync(new Fault(network, null, kind, times, retryAfter, On: on));

    protected Task<PublishOutcome> SendMaxAsync(string text) => Harness.Max.SendAsync(Harness.MaxChannel(), NetworkHarness.Message(text), Harness.Deadline, default);

    protected Task<PublishOutcome> SendVkAsync(string text) => Harness.Vk.SendAsync(Harness.VkChannel(service: NetworkHarness.ServiceToken), NetworkHarness.Message(text), Harness.Deadline, default);
}
