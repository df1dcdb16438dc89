using System.Text.Json.Nodes;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Server;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>One server with its real engines for a class; every test has a school, people and channels of its own.</summary>
public sealed class ScenarioFixture : IAsyncLifetime
{
    internal SchedulerServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await SchedulerServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal static DateTimeOffset In(double seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds);

    /// <summary>Waits until the post's publication of this kind is in one of these states.</summary>
    internal static async Task<JsonNode> UntilAsync(TestSchool school, string postId, string kind, params string[] statuses)
    {
        var post = await Eventually.GetAsync(
            async () => (await school.ContentAdmin.GetAsync("posts/" + postId)).Must(200).Json,
            post => statuses.Contains(Of(post, kind)["status"]!.ToString()));
        return Of(post, kind);
    }

    internal static JsonNode Of(JsonNode post, string kind) => post["publications"]!.AsArray().Single(one => one!["kind"]!.ToString() == kind)!;

    internal static DateTimeOffset Instant(JsonNode node, string field) => DateTimeOffset.Parse(node[field]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
