using ChannelScheduler.Testing;

namespace ChannelScheduler.Core.Tests.Help;

/// <summary>What people type, with the entries that answer it.</summary>
internal static class HelpQueries
{
    public static IReadOnlyList<(string Question, string[] Entries)> Tuning { get; } = Read("queries-tuning.txt");

    public static IReadOnlyList<(string Question, string[] Entries)> HeldOut { get; } = Read("queries-heldout.txt");

    public static IReadOnlyList<string> Unrelated { get; } = [.. Read("queries-unrelated.txt").Select(one => one.Question)];

    private static List<(string Question, string[] Entries)> Read(string file) =>
        [.. File.ReadLines(Path.Combine(RepositoryFiles.Root, "tests/ChannelScheduler.Core.Tests/Help", file)).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('|')).Select(parts => (parts[0].Trim(), parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries)))];
}
