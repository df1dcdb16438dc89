using ChannelScheduler.Cli;
using ChannelScheduler.Core.Tests.Policies;

namespace ChannelScheduler.Core.Tests.Cli;

/// <summary>The command line in a folder of its own, with its streams caught.</summary>
internal sealed class CliRun : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("cli").FullName;

    public bool Colors { get; set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Directory, name), text);
        return name;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Directory, name));

    public async Task<int> RunAsync(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new CliHost(new StringReader(input), output, error, Directory, Colors));
        Output = output.ToString();
        Error = error.ToString();
        return code;
    }

    /// <summary>As <see cref="RunAsync"/>, with the repository's policies named.</summary>
    public Task<int> LintAsync(string input, params string[] args) => RunAsync(input, ["lint", "--policies", PolicyFiles.Directory, .. args]);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
