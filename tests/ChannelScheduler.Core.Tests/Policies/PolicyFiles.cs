using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>The repository's own <c>policies/</c>, found upward from the test's folder and loaded once.</summary>
internal static class PolicyFiles
{
    public static string Directory { get; } = Find();

    public static PolicySet Set { get; } = PolicySet.Load(Directory);

    /// <summary>Has the example region switched on, under the code <c>example</c>: no other post knows of it.</summary>
    public static PolicyLinter Linter { get; } = new(WithExample());

    /// <summary>A copy of the folder that a test may break; it goes with the test.</summary>
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

    private static PolicySet WithExample()
    {
        var copy = Copy();
        try
        {
            System.IO.Directory.Move(Path.Combine(copy, "regions", "_example"), Path.Combine(copy, "regions", "example"));
            return PolicySet.Load(copy);
        }
        finally
        {
            System.IO.Directory.Delete(copy, recursive: true);
        }
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
