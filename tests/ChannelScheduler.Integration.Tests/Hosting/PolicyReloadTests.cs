using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Policies;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Hosting;

/// <summary>An edited folder comes into force in the running program; a broken one does not, and somebody is told.</summary>
public sealed class PolicyReloadTests : IAsyncLifetime, IDisposable
{
    private const string NewFamily = "\n  - family: Новый\n    hosts: [chat.example]\n    forms:\n      - {kind: chat, path: '*'}\n";
    private readonly TemporaryFolder _folder = new();
    private SchedulerServer _server = null!;

    private string Links => Path.Combine(_folder.Path, "policies", "links.yaml");

    private PolicyFolderState State => _server.Services.GetRequiredService<PolicyFolderSource>().State;

    public async Task InitializeAsync()
    {
        PolicyCopy.To(Path.Combine(_folder.Path, "policies"));
        _server = await SchedulerServer.StartAsync(null, $"--Policies:Directory={Path.Combine(_folder.Path, "policies")}");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_edit_is_taken_without_a_restart_by_the_linter_and_by_every_page()
    {
        Assert.Equal("pass", await VerdictAsync());
        await File.AppendAllTextAsync(Links, NewFamily);
        await UntilAsync(verdict => verdict == "block");

        using var admin = await _server.SignInNewAsync(Role.ContentAdmin, null);
        Assert.DoesNotContain("не принята", (await admin.OpenAsync("/rules")).Text, StringComparison.Ordinal);
        Assert.Contains("channelscheduler_policies_broken 0", await MetricsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_answer_of_the_help_is_read_at_once_and_a_broken_one_leaves_the_last_good()
    {
        var file = Path.Combine(_folder.Path, "policies", "help", "blocked.yaml");
        var good = (await File.ReadAllTextAsync(file)).Replace("Напишите в техническую поддержку", "Обратитесь в приёмную", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, good);
        using var reader = new PageClient(_server.Address);
        await Eventually.GetAsync(async () => (await reader.OpenAsync("/help/blocked")).Text, text => text.Contains("Обратитесь в приёмную", StringComparison.Ordinal));

        await File.WriteAllTextAsync(file, good.Replace("https://max.ru", "javascript:alert(1)", StringComparison.Ordinal));
        var fault = (await Eventually.GetAsync(() => Task.FromResult(State.Fault), one => one is not null))!;

        Assert.StartsWith("help/blocked.yaml:", fault.Place, StringComparison.Ordinal);
        Assert.Contains("Обратитесь в приёмную", (await reader.OpenAsync("/help/blocked")).Text, StringComparison.Ordinal);
        using var admin = await _server.SignInNewAsync(Role.Admin, null);
        Assert.Contains("help/blocked.yaml", (await admin.OpenAsync("/help")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_edit_leaves_the_last_good_rules_in_force_and_admins_are_told_file_line_and_reason_once()
    {
        await File.AppendAllTextAsync(Links, NewFamily);
        await UntilAsync(verdict => verdict == "block");
        var good = await File.ReadAllTextAsync(Links);
        var line = good.Split('\n').Length + 1;

        await File.WriteAllTextAsync(Links, good + "\n  - famly: Ещё\n");
        var fault = (await Eventually.GetAsync(() => Task.FromResult(State.Fault), one => one is not null))!;

        Assert.Equal($"links.yaml:{line}", fault.Place);
        Assert.Equal("block", await VerdictAsync());
        Assert.Contains("channelscheduler_policies_broken 1", await MetricsAsync(), StringComparison.Ordinal);
        Assert.Equal("ready", await _server.Http.GetStringAsync("/health/ready"));
        Assert.Contains($"links.yaml:{line}: ", _server.Logs.Text, StringComparison.Ordinal);

        // A change elsewhere that leaves the breakage as it is tells nobody again.
        await Eventually.GetAsync(ToldAsync, told => told.Count == 1);
        await File.AppendAllTextAsync(Path.Combine(_folder.Path, "policies", "publishing.yaml"), "# a remark\n");
        await File.AppendAllTextAsync(Links, "# a remark\n");
        await File.WriteAllTextAsync(Links, good + "\n  - family: Ещё\n    hots: [x.example]\n");
        await Eventually.GetAsync(() => Task.FromResult(State.Fault!.Line), now => now == line + 1);
        var messages = await Eventually.GetAsync(ToldAsync, told => told.Count == 2);
        Assert.Contains($"links.yaml:{line}:", messages[0], StringComparison.Ordinal);
        Assert.Contains("family", messages[0], StringComparison.Ordinal);
        Assert.Contains("hosts", messages[1], StringComparison.Ordinal);

        await File.WriteAllTextAsync(Links, good);
        await Eventually.GetAsync(() => Task.FromResult(State.Fault), one => one is null);
        Assert.Equal("block", await VerdictAsync());
        Assert.Equal(2, (await ToldAsync()).Count);
    }

    [Fact]
    public async Task Admins_see_the_breakage_on_every_page_and_in_their_language_others_do_not()
    {
        await File.AppendAllTextAsync(Links, "\n  - famly: Ещё\n");
        await Eventually.GetAsync(() => Task.FromResult(State.Fault), one => one is not null);

        using var admin = await _server.SignInNewAsync(Role.Admin, null);
        Assert.Contains("Вероятно, имелось в виду «family»", (await admin.OpenAsync("/posts")).Text, StringComparison.Ordinal);
        await admin.OpenAsync("/language?to=en&back=/rules");
        Assert.Contains("Unknown key \"famly\". Probably \"family\" was meant.", (await admin.OpenAsync("/rules")).Text, StringComparison.Ordinal);
        Assert.Contains("links.yaml:", admin.Text, StringComparison.Ordinal);

        using var officer = await _server.SignInNewAsync(Role.PressOfficer, null);
        Assert.DoesNotContain("links.yaml:", (await officer.OpenAsync("/posts")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("famly", (await officer.OpenAsync("/rules")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_away_for_a_while_does_no_harm()
    {
        var policies = Path.Combine(_folder.Path, "policies");
        Directory.Move(policies, policies + "-away");
        await Eventually.GetAsync(() => Task.FromResult(State.Fault), one => one is not null);
        Assert.Equal("pass", await VerdictAsync());

        await File.AppendAllTextAsync(Path.Combine(policies + "-away", "links.yaml"), NewFamily);
        Directory.Move(policies + "-away", policies);
        await UntilAsync(verdict => verdict == "block");
        Assert.Null(State.Fault);
    }

    private async Task<string> VerdictAsync() => (await _server.PressOfficer.PostAsync("lint", new { text = "https://chat.example/klass5" })).Must(200).Text("verdict")!;

    private Task<string> UntilAsync(Func<string, bool> isDone) => Eventually.GetAsync(VerdictAsync, isDone);

    private Task<string> MetricsAsync() => _server.Http.GetStringAsync("/metrics");

    private async Task<IReadOnlyList<string>> ToldAsync()
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var all = await db.Notifications.OrderBy(one => one.Id).ToListAsync();
        return [.. all.Where(one => one.Message.Code == "NotifyPolicies").Select(one => one.Message.ToText(new System.Globalization.CultureInfo("ru")))];
    }
}
