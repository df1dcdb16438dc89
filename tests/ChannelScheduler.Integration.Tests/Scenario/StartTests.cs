using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Testing;
using ChannelScheduler.Web.Hosting;
using Microsoft.Data.Sqlite;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>What the program says when it starts, and when it will not.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class StartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SendTimeout", "--Publishing:SendTimeout=-00:00:01")]
    [InlineData("SendTimeout", "--Publishing:SendTimeout=soon")]
    [InlineData("Networks:Max:BaseUrl", "--Networks:Max:BaseUrl=http://api.example.org")]
    [InlineData("Networks:Vk:ApiVersion", "--Networks:Vk:ApiVersion=new")]
    [InlineData("http://0.0.0.0:5080", "--Urls=http://0.0.0.0:5080")]
    [InlineData("http://*:5081", "--Kestrel:Endpoints:Open:Url=http://*:5081")]
    [InlineData("oracle", "--Database:Provider=oracle")]
    [InlineData("boss", "--Bootstrap:ApiKeys:0:Role=boss")]
    [InlineData("Школа на Луне", "--Bootstrap:ApiKeys:0:School=Школа на Луне")]
    [InlineData("nowhere", "--Policies:Directory=nowhere")]
    [InlineData("perhaps", "--Sandbox:Enabled=perhaps")]
    [InlineData("Mail:Host", "--Mail:Host=http://mail.example.org", "--Mail:From=a@example.org")]
    [InlineData("Mail:Port", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:Port=0")]
    [InlineData("Mail:Port", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:Port=smtp")]
    [InlineData("Mail:Security", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:Security=none")]
    [InlineData("Mail:Security", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:Security=maybe")]
    [InlineData("Mail:User", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:User=a")]
    [InlineData("Mail:From", "--Mail:Host=mail.example.org")]
    [InlineData("Mail:From", "--Mail:Host=mail.example.org", "--Mail:From=nobody")]
    [InlineData("Mail:Timeout", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:Timeout=-00:00:01")]
    [InlineData("Mail:PublicUrl", "--Mail:PublicUrl=posts.example.org")]
    [InlineData("Mail:TrustedRootsPath", "--Mail:Host=mail.example.org", "--Mail:From=a@example.org", "--Mail:TrustedRootsPath=nowhere.pem")]
    public async Task A_wrong_setting_ends_in_one_sentence(string named, params string[] wrong)
    {
        var (code, error) = await RunAsync(SchedulerServer.Arguments(_folder.Path, wrong));
        Assert.Equal(2, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_sections_that_are_wrong_are_both_named_once()
    {
        var (code, error) = await RunAsync(SchedulerServer.Arguments(_folder.Path, "--Bots:Events=webhook", "--Mail:Host=mail.example.org", "--Mail:From=nobody"));
        Assert.Equal(2, code);
        Assert.Equal(["Bots:Events=webhook", "Mail:From"], error.TrimEnd().Split(Environment.NewLine).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)].TrimEnd(':')).Order());
    }

    [Fact]
    public async Task A_broken_policy_file_stops_the_start_with_file_line_and_reason()
    {
        var policies = Path.Combine(_folder.Path, "policies");
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Policies, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(policies, Path.GetRelativePath(RepositoryFiles.Policies, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        await File.AppendAllTextAsync(Path.Combine(policies, "links.yaml"), "\n: [broken\n");
        var (code, error) = await RunAsync(SchedulerServer.Arguments(_folder.Path, $"--Policies:Directory={policies}"));
        Assert.Equal(2, code);
        Assert.Matches(@"links\.yaml:\d+: \S", error);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "data")));
    }

    [Fact]
    public async Task A_certificate_for_max_that_cannot_be_read_stops_the_start_by_name()
    {
        var roots = Path.Combine(_folder.Path, "keys", "max-trusted-roots");
        Directory.CreateDirectory(roots);
        await File.WriteAllTextAsync(Path.Combine(roots, "broken.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        var (code, error) = await RunAsync(SchedulerServer.Arguments(_folder.Path));
        Assert.Equal(2, code);
        Assert.Contains("broken.pem", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        await using var first = await SchedulerServer.StartAsync(_folder.Path);
        var (code, error) = await RunAsync(SchedulerServer.Arguments(_folder.Path));
        Assert.Equal(2, code);
        Assert.Contains(Path.Combine(_folder.Path, "data"), error, StringComparison.Ordinal);
        (await first.PressOfficer.GetAsync("posts")).Must(200);

        var taken = SchedulerServer.Arguments(Path.Combine(_folder.Path, "other"), $"--Urls={first.Address}");
        (code, error) = await RunAsync(taken);
        Assert.Equal(2, code);
        Assert.Contains(first.Address.Authority, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_start_keeps_data_and_stored_answers_and_a_stale_migration_lock_does_not_block_it()
    {
        Answer created;
        var post = new { title = "До перезапуска", text = "Текст" };
        await using (var first = await SchedulerServer.StartAsync(_folder.Path)) created = (await first.PressOfficer.PostAsync("posts", post, key: "before")).Must(201);
        await using (var db = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "data", "channel-scheduler.db")};Pooling=False"))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00');";
            await command.ExecuteNonQueryAsync();
        }

        await using var second = await SchedulerServer.StartAsync(_folder.Path);
        // The answer was committed with the write: whoever never got it, gets it now.
        Assert.Equal(created, await second.PressOfficer.PostAsync("posts", post, key: "before"));
        Assert.Single((await second.PressOfficer.GetAsync("posts")).Json["items"]!.AsArray());
        Assert.Single((await second.Admin.GetAsync("schools")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task A_first_start_without_keys_makes_one_per_role_and_a_second_start_none()
    {
        var arguments = SchedulerServer.Arguments(_folder.Path).Where(argument => !argument.StartsWith("--Bootstrap", StringComparison.Ordinal)).ToArray();
        foreach (var count in new[] { 4, 0 })
        {
            await using var app = await SchedulerProgram.CreateAsync(arguments);
            var keys = ((FirstKeys)app.Services.GetService(typeof(FirstKeys))!).TakeAll();
            Assert.Equal(count, keys.Count);
            Assert.All(keys, key => Assert.True(key.Secret.Length >= 20));
        }
    }

    // One console for the whole process: nothing else runs beside these tests.
    private static async Task<(int Code, string Error)> RunAsync(string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var said = new StringWriter();
        try
        {
            Console.SetError(said);
            Console.SetOut(said);
            return (await SchedulerProgram.RunAsync(arguments), said.ToString());
        }
        finally
        {
            Console.SetError(error);
            Console.SetOut(output);
        }
    }
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleCollection
{
    public const string Name = "Console";
}
