namespace ChannelScheduler.Testing;

/// <summary>Files of the repository that tests read, found upward from the test's own folder.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Policies => Path.Combine(Root, "policies");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChannelScheduler.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("ChannelScheduler.sln is not above the test's folder.");
    }
}
