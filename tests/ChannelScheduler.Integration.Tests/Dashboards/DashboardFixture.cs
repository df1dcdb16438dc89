using System.Text.Json.Nodes;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing.Contracts;
using ChannelScheduler.Testing.Server;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Dashboards;

/// <summary>A server with one school, in which one post is out and one is refused, so that every page of the dashboard has something to show.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    private const string Max = "maxPublic";

    internal SchedulerServer Server { get; private set; } = null!;

    internal TestSchool School { get; private set; } = null!;

    internal string PublishedPost { get; private set; } = null!;

    internal string FailedPost { get; private set; } = null!;

    internal string PublishedJob { get; private set; } = null!;

    internal HangfireProbe Probe { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await SchedulerServer.StartAsync();
        Probe = new HangfireProbe(Server.Services.GetRequiredService<JobStorage>());
        School = await OnlySchoolAsync();
        PublishedPost = await PublishAsync("Запись вышла", "published");
        PublishedJob = await JobOfAsync(PublishedPost, "Succeeded");
        FailedPost = await PublishFailingAsync("Запись не взяли");
        await FailedJobOfAsync(FailedPost);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal DashboardClient As(string role, string language = "ru") => new(Server.Address, SchedulerServer.KeyOf(role), language);

    internal DashboardClient Anonymous() => new(Server.Address, null);

    /// <summary>Publishes in MAX alone, and waits until it stands where the test wants it.</summary>
    internal async Task<string> PublishAsync(string title, string status)
    {
        var id = await School.PublishAsync(School.Post(title, "Текст, который знают только читатели канала: " + title, [School.MaxId]));
        await UntilAsync(id, status);
        return id;
    }

    internal async Task<string> PublishFailingAsync(string title)
    {
        await Server.AddFaultAsync(new { network = "max", channel = School.MaxExternalId, kind = "successFalse", times = 1 });
        return await PublishAsync(title, "failed");
    }

    internal async Task<JsonNode> UntilAsync(string postId, string status) => await Eventually.GetAsync(
        async () => (await School.ContentAdmin.GetAsync("posts/" + postId)).Must(200).Json["publications"]![0]!, one => one["status"]!.ToString() == status);

    internal async Task<Guid> PublicationOfAsync(string postId) =>
        Guid.Parse((await School.ContentAdmin.GetAsync("posts/" + postId)).Must(200).Json["publications"]![0]!["id"]!.ToString());

    /// <summary>Hangfire's id of the post's failed job, once there is one.</summary>
    internal async Task<string> FailedJobOfAsync(string postId)
    {
        var publication = await PublicationOfAsync(postId);
        return (await Eventually.GetAsync(() => Task.FromResult(Probe.FindFailedId(publication)), id => id is not null))!;
    }

    /// <summary>Hangfire's id of the post's job, once it has come to this state.</summary>
    internal async Task<string> JobOfAsync(string postId, string state)
    {
        var publication = await PublicationOfAsync(postId);
        await Eventually.GetAsync(() => Task.FromResult(Probe.Find(publication)), job => job?.State == state,
            describe: job => job is null ? "no job" : string.Join(" > ", job.StateHistory) + " " + job.Shown);
        return Probe.FindId(publication)!;
    }

    private async Task<TestSchool> OnlySchoolAsync()
    {
        var channels = (await Server.PressOfficer.GetAsync("channels")).Must(200).Json["items"]!.AsArray().ToDictionary(one => one!["kind"]!.ToString(), one => one!);
        return new TestSchool(
            channels[Max]["schoolId"]!.ToString(), SchedulerServer.SchoolInn, Server.PressOfficer, Server.ContentAdmin,
            channels[Max]["id"]!.ToString(), channels["gospublic"]["id"]!.ToString(), channels[Max]["externalId"]!.ToString(), channels["gospublic"]["externalId"]!.ToString(), "");
    }
}
