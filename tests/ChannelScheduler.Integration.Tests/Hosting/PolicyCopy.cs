using ChannelScheduler.Testing;

namespace ChannelScheduler.Integration.Tests.Hosting;

/// <summary>The repository's policies as a folder that a test may edit.</summary>
internal static class PolicyCopy
{
    public static void To(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Policies, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(RepositoryFiles.Policies, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
