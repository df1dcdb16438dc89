using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Sandbox;
using ChannelScheduler.Testing.Server;
using ChannelScheduler.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>A person who reads everything, with an account to sign in by.</summary>
    public async Task<(string Email, string Password)> AddManagerAsync()
    {
        const string Password = "длинный пароль 1";
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDbContext>();
        var user = new User { Id = Guid.NewGuid(), Name = "Смотрящий", CreatedAt = DateTimeOffset.UnixEpoch };
        db.Users.Add(user);
        db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = user.Id, Role = Role.Manager });
        await db.SaveChangesAsync();
        var email = $"{user.Id:N}@example.org";
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { Id = user.Id, UserName = email, Email = email, LockoutEnabled = true }, Password);
        return result.Succeeded ? (email, Password) : throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
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
