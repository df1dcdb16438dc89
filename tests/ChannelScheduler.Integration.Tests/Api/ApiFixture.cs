using Xunit;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>One server for all classes that only talk to the API, with two schools: the fictional one and another.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    internal SchedulerServer Server { get; private set; } = null!;

    internal TestSchool Other { get; private set; } = null!;

    /// <summary>Channel ids of the fictional school by kind.</summary>
    internal IReadOnlyDictionary<string, string> Channels { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await SchedulerServer.StartAsync();
        Other = await Server.NewSchoolAsync();
        Channels = (await Server.PressOfficer.GetAsync("channels")).Must(200).Json["items"]!.AsArray().ToDictionary(one => one!["kind"]!.ToString(), one => one!["id"]!.ToString());
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal object Draft(string title = "День открытых дверей", string text = "Приходите в субботу.", DateTimeOffset? publishAt = null) =>
        new { title, text, channelIds = new[] { Channels["maxPublic"] }, publishAt };

    internal async Task<Answer> NewDraftAsync(string title = "День открытых дверей") => (await Server.PressOfficer.PostAsync("posts", Draft(title))).Must(201);
}

[CollectionDefinition(Name)]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>
{
    public const string Name = "API";
}
