using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The repository's own <c>policies/</c>, found upward from the test's folder and loaded once.</summary>
internal static class PolicyFiles
{
    public static string Directory { get; } = Find();

    public static PolicySet Set { get; } = PolicySet.Load(Directory);

    public static PolicyLinter Linter { get; } = new(Set);

    /// <summary>A copy to be spoiled; the caller deletes it.</summary>
    public static string Copy()
    {
        var copy = System.IO.Directory.CreateTempSubdirectory("policies").FullName;
        foreach (var file in System.IO.Directory.GetFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var policies = Path.Combine(folder.FullName, "policies", "links.yaml");
            if (File.Exists(policies)) return Path.GetDirectoryName(policies)!;
        }

        throw new DirectoryNotFoundException("policies/ is not above " + AppContext.BaseDirectory);
    }
}
