using System.CommandLine;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli;

/// <summary>Where the policies lie: <c>--policies</c>, else upward from the current folder, else beside the program.</summary>
internal static class PolicyFolder
{
    public static Option<string?> Option() => new("--policies") { Description = CliText.Get("Policies"), HelpName = "DIR" };

    /// <exception cref="CliException">None was found.</exception>
    /// <exception cref="PolicyFileException">It can't be used.</exception>
    public static PolicySet Load(string? given, string directory) =>
        PolicySet.Load(given is not null
            ? Path.GetFullPath(given, directory)
            : Upward(directory) ?? Upward(AppContext.BaseDirectory) ?? throw new CliException(CliText.Get("PoliciesNotFound")));

    private static string? Upward(string directory)
    {
        for (var folder = new DirectoryInfo(directory); folder is not null; folder = folder.Parent)
        {
            var policies = Path.Combine(folder.FullName, "policies");
            if (File.Exists(Path.Combine(policies, "links.yaml"))) return policies;
        }

        return null;
    }
}
