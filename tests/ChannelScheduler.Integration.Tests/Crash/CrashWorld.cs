using System.Text.Json;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>The networks in this process, one school, and the program in processes that come and go over the same folder.</summary>
internal sealed class CrashWorld : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] ShortTimes =
    [
        "--Publishing:CrossPostDelay=00:00:01", "--Publishing:ReadBackGrace=00:00:01", "--Publishing:SendTimeout=00:00:03",
        "--Publishing:SweepInterval=00:00:01", "--Publishing:CatchUpSpacing=00:00:01",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly string[] _options;
    private SchedulerProcess? _process;
    private SchedulerApi? _api;

    private CrashWorld(SandboxServer sandbox, string[] options) => (Sandbox, _options) = (sandbox, options);

    public SandboxServer Sandbox { get; }

    public SchedulerApi Api => _api!;

    public SchedulerProcess Process => _process!;

    public Guid SchoolId { get; private set; }

    public Guid MaxChannelId { get; private set; }

    public Guid VkChannelId { get; private set; }

    /// <param name="killAt"><c>step:network</c>, or null.</param>
    /// <param name="canReadVk">False leaves the gospublic with the one token that posts and can't read.</param>
    public static async Task<CrashWorld> StartAsync(string? killAt = null, bool canReadVk = true, params string[] options)
    {
        var world = new CrashWorld(await SandboxServer.StartAsync(), options);
        await world.StartProgramAsync(killAt);
        world.SchoolId = await world.Api.AddSchoolAsync(SandboxSeed.SchoolInn);
        world.MaxChannelId = await world.Api.AddChannelAsync(
            world.SchoolId, "maxPublic", $"{SandboxSeed.MaxPublicChatId}", SandboxSeed.MaxPublicHandle, ("bot", SandboxSeed.MaxBotToken));
        (string, string)[] tokens = canReadVk
            ? [("community", SandboxSeed.VkCommunityToken), ("service", SandboxSeed.VkServiceToken)]
            : [("community", SandboxSeed.VkCommunityToken)];
        world.VkChannelId = await world.Api.AddChannelAsync(world.SchoolId, "gospublic", $"{SandboxSeed.VkGroupId}", SandboxSeed.VkScreenName, tokens);
        return world;
    }

    /// <summary>Launches the program without waiting for it.</summary>
    public SchedulerProcess Launch(string? killAt = null)
    {
        _process?.Dispose();
        _api?.Dispose();
        return _process = new SchedulerProcess(SchedulerArguments.For(_folder.Path, Sandbox, [.. ShortTimes, .. _options]), killAt);
    }

    public async Task StartProgramAsync(string? killAt = null) => _api = new SchedulerApi(await Launch(killAt).Listening.WaitAsync(Patience));

    public Task<JsonElement> WriteAsync(string title, DateTimeOffset? publishAt = null) =>
        Api.WriteAsync(SchoolId, title, title + ": приходите всей семьёй.", [MaxChannelId, VkChannelId], publishAt);

    public Task<IReadOnlyList<ReaderPost>> MaxPostsAsync() => Sandbox.PostsAsync("max", $"{SandboxSeed.MaxPublicChatId}");

    public Task<IReadOnlyList<ReaderPost>> VkPostsAsync() => Sandbox.PostsAsync("vk", $"{SandboxSeed.VkGroupId}");

    public async ValueTask DisposeAsync()
    {
        _api?.Dispose();
        _process?.Dispose();
        await Sandbox.DisposeAsync();
        _folder.Dispose();
    }
}
