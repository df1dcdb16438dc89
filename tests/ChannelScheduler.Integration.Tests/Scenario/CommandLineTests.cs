using ChannelScheduler.Cli;
using ChannelScheduler.Integration.Tests.Api;
using Xunit;
using P = ChannelScheduler.Integration.Tests.Media.Pictures;
using static ChannelScheduler.Integration.Tests.Scenario.ScenarioFixture;

namespace ChannelScheduler.Integration.Tests.Scenario;

/// <summary>The command line against the real server, from the file to the cancelled post.</summary>
public sealed class CommandLineTests(ScenarioFixture fixture) : IClassFixture<ScenarioFixture>
{
    private string _output = "";

    [Fact]
    public async Task A_file_becomes_a_submitted_post_that_is_listed_shown_queued_and_cancelled()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "post.md"), $"---\ntitle: Из файла\npublishAt: {In(3600):yyyy-MM-dd'T'HH:mm:ss'Z'}\nchannels: [max, gospublic]\n---\nПриходите **все**.\n");
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "a.jpg"), P.Jpeg());

        await RunAsync(school, folder, "posts", "add", "post.md", "--submit", "--media", "a.jpg=Афиша");
        var post = Assert.Single((await school.PressOfficer.GetAsync("posts?status=inReview")).Must(200).Json["items"]!.AsArray())!;
        var id = post["id"]!.ToString();
        Assert.Equal("Из файла", post["title"]!.ToString());
        Assert.Single(post["mediaIds"]!.AsArray());
        Assert.Contains(id, _output, StringComparison.Ordinal);

        await RunAsync(school, folder, "posts", "list", "--status", "inReview");
        Assert.Contains("Из файла", _output, StringComparison.Ordinal);
        await RunAsync(school, folder, "posts", "show", id);
        Assert.Contains("gospublic", _output, StringComparison.Ordinal);

        await school.ApproveAsync(id);
        await RunAsync(school, folder, "queue", "--status", "scheduled");
        Assert.Contains(id, _output, StringComparison.Ordinal);
        await RunAsync(school, folder, "posts", "cancel", id);
        Assert.Equal("cancelled", (await school.PressOfficer.GetAsync("posts/" + id)).Text("status"));
    }

    [Fact]
    public async Task The_doctor_answers_on_the_command_line()
    {
        var school = await fixture.Server.NewSchoolAsync();
        using var folder = new TemporaryFolder();
        await RunAsync(school, folder, school.ContentAdmin, "channels", "check");
        Assert.Contains("MAX", _output, StringComparison.Ordinal);
    }

    private Task RunAsync(TestSchool school, TemporaryFolder folder, params string[] args) => RunAsync(school, folder, school.PressOfficer, args);

    private async Task RunAsync(TestSchool school, TemporaryFolder folder, RoleClient person, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. args, "--server", fixture.Server.Address.AbsoluteUri, "--api-key", person.ApiKey!], new CliHost(TextReader.Null, output, error, folder.Path));
        _output = output.ToString();
        Assert.True(code == 0, $"{string.Join(' ', args)} of {school.Inn}: {code} {_output} {error}");
    }
}
