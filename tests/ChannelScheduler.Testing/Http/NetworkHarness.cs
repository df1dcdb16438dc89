using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChannelScheduler.Testing.Http;

/// <summary>The real network clients, wired as in the product, against servers of a test.</summary>
public sealed class NetworkHarness : IAsyncDisposable
{
    public const string MaxToken = "sandbox-max-bot-token";
    public const string CommunityToken = "vk1.a.sandbox-community";
    public const string UserToken = "vk1.a.sandbox-user";
    public const string ServiceToken = "sandbox-vk-service";

    private readonly ServiceProvider _services;

    /// <param name="maxUrl">The sandbox's address of MAX; the live one with <paramref name="live"/>.</param>
    /// <param name="configure">Changes the registrations of the product.</param>
    /// <param name="settings">More configuration, e.g. <c>Networks:Max:TrustedRootsPath</c>.</param>
    public NetworkHarness(Uri? maxUrl = null, Uri? vkUrl = null, bool live = false, FakeTimeProvider? time = null, Action<IServiceCollection>? configure = null, params (string Key, string Value)[] settings)
    {
        Time = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 9, 1, 9, 0, 0, TimeSpan.Zero));
        Environment = live ? ChannelEnvironment.Live : ChannelEnvironment.Sandbox;
        var values = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        if (live && maxUrl is not null) values["Networks:Max:BaseUrl"] = maxUrl.AbsoluteUri;
        if (live && vkUrl is not null) values["Networks:Vk:BaseUrl"] = vkUrl.AbsoluteUri;

        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddNetworkClients(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        configure?.Invoke(services);
        _services = services.BuildServiceProvider();

        var endpoints = _services.GetRequiredService<NetworkEndpoints>();
        if (maxUrl is not null && !live) endpoints.UseSandbox(Network.Max, maxUrl);
        if (vkUrl is not null && !live) endpoints.UseSandbox(Network.Vk, vkUrl);
    }

    public FakeTimeProvider Time { get; }

    public ChannelEnvironment Environment { get; }

    public CapturedLogs Logs { get; } = new();

    public IServiceProvider Services => _services;

    public IChannelPublisher Max => _services.GetServices<IChannelPublisher>().Single(publisher => publisher.Network == Network.Max);

    public IChannelPublisher Vk => _services.GetServices<IChannelPublisher>().Single(publisher => publisher.Network == Network.Vk);

    public INetworkClock Clock => _services.GetRequiredService<INetworkClock>();

    /// <summary>A minute from now by the fake clock.</summary>
    public DateTimeOffset Deadline => Time.GetUtcNow().AddMinutes(1);

    public ChannelAccess MaxChannel(string chatId = "-70000000000001", string? token = MaxToken, ChannelKind kind = ChannelKind.MaxPublic, string? handle = "id0012345673_gos") =>
        new(Guid.Empty, kind, Environment, chatId, kind == ChannelKind.MaxPublic ? handle : null, token is null ? new Dictionary<ChannelTokenKind, string>() : new Dictionary<ChannelTokenKind, string> { [ChannelTokenKind.Bot] = token });

    public ChannelAccess VkChannel(string groupId = "200000001", string? community = CommunityToken, string? user = null, string? service = null)
    {
        var tokens = new Dictionary<ChannelTokenKind, string>();
        if (community is not null) tokens[ChannelTokenKind.Community] = community;
        if (user is not null) tokens[ChannelTokenKind.User] = user;
        if (service is not null) tokens[ChannelTokenKind.Service] = service;
        return new(Guid.Empty, ChannelKind.Gospublic, Environment, groupId, null, tokens);
    }

    /// <summary>Text that is the same in the body and in what is read back.</summary>
    public static PreparedMessage Message(string text, params string[] attachments) => new(new RenderedMessage(text, text), attachments, "stable-1");

    /// <summary>What a runner asks after an unknown outcome of a send that began now.</summary>
    public ReadBackQuery Query(string text, int attachments = 0, params string[] known) => new(text, attachments, Time.GetUtcNow(), Deadline, known);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
