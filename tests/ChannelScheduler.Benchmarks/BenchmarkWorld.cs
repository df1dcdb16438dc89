using System.Globalization;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace ChannelScheduler.Benchmarks;

/// <summary>The whole program and a sandbox in this process, over real sockets and a database in a temporary folder.</summary>
internal sealed class BenchmarkWorld : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private BenchmarkWorld(SandboxServer sandbox, WebApplication app, DirectoryInfo folder) => (Sandbox, _app, _folder, Api) = (sandbox, app, folder, new SchedulerApi(new Uri(app.Urls.First())));

    public SandboxServer Sandbox { get; }

    public SchedulerApi Api { get; }

    public Uri Address => new(_app.Urls.First());

    /// <summary>The connection string of its database.</summary>
    public string Database => StorageServices.SqliteConnectionString(Path.Combine(_folder.FullName, "data"));

    public static async Task<BenchmarkWorld> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("channel-scheduler-benchmark-");
        var sandbox = await SandboxServer.StartAsync();
        var app = await SchedulerProgram.CreateAsync([.. SchedulerArguments.For(folder.FullName, sandbox, "--Logging:LogLevel:Default=Error")]);
        await app.StartAsync();
        return new BenchmarkWorld(sandbox, app, folder);
    }

    /// <summary>A school with a public MAX channel of its own.</summary>
    /// <param name="number">Up to 9,999.</param>
    public async Task<(Guid SchoolId, Guid ChannelId, string ExternalId)> AddSchoolAsync(int number)
    {
        var inn = InnOf(number);
        var schoolId = await Api.AddSchoolAsync(inn);
        var channel = await Sandbox.AddChannelAsync(new("max", Handle: $"id{inn}_gos"));
        return (schoolId, await Api.AddChannelAsync(schoolId, "maxPublic", channel.ExternalId, channel.Handle, ("bot", channel.Token("bot"))), channel.ExternalId);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Sandbox.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Region 00 does not exist; the tenth digit is the check digit.
    private static string InnOf(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"00{number:0000000}");
        var sum = digits.Zip([2, 4, 10, 3, 5, 9, 4, 6, 8], (digit, weight) => (digit - '0') * weight).Sum();
        return digits + (sum % 11 % 10);
    }
}
