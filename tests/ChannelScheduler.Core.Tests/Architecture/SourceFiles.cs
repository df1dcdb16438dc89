using ChannelScheduler.Testing;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>The repository's own files, without what a build, an editor or a run leaves beside them. Works without git, so that an unpacked archive is checked too.</summary>
internal static class SourceFiles
{
    private static readonly HashSet<string> Skipped = new(StringComparer.Ordinal) { ".git", ".vs", ".idea", ".vscode", "bin", "obj", "artifacts", "TestResults", "node_modules" };

    // At the top these are a run's data; deeper they may be source folders.
    private static readonly HashSet<string> SkippedAtTop = new(StringComparer.Ordinal) { "data", "keys" };

    private static readonly string[] TextEndings =
        [".cs", ".razor", ".csproj", ".props", ".targets", ".sln", ".json", ".md", ".resx", ".yaml", ".yml", ".txt", ".sh", ".cjs", ".js", ".css", ".py", ".editorconfig", ".gitignore", ".gitattributes"];

    /// <summary>Paths from the top, with forward slashes.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Below(RepositoryFiles.Root).Select(Relative).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Texts => All.Where(path => TextEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)) || path.StartsWith(".ci/", StringComparison.Ordinal));

    /// <summary>Written by people: EF writes the migrations.</summary>
    public static IEnumerable<string> CSharp => All.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, path)).ReplaceLineEndings("\n");

    private static IEnumerable<string> Below(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder)) yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(below);
            if (Skipped.Contains(name) || (folder == RepositoryFiles.Root && SkippedAtTop.Contains(name))) continue;
            foreach (var file in Below(below)) yield return file;
        }
    }

    private static string Relative(string path) => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/');
}
