using ChannelScheduler.Core.Tests.Policies;

namespace ChannelScheduler.Core.Tests.Verification;

/// <summary>Errors as people tell them, and texts without any: the two files in <c>Diagnoses/</c>.</summary>
internal static class DiagnoseCases
{
    /// <summary>Part (tuning or heldout), kind, expected code, text.</summary>
    public static IReadOnlyList<(string Part, string Kind, string Code, string Text)> Paraphrases { get; } = [.. Read("paraphrases.tsv").Select(line => (line[0], line[1], line[2], line[3]))];

    public static IReadOnlyList<(string Kind, string Text)> Unrelated { get; } = [.. Read("unrelated.tsv").Select(line => (line[0], line[1]))];

    private static IEnumerable<string[]> Read(string file) =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(PolicyFiles.Directory)!, "tests", "ChannelScheduler.Core.Tests", "Verification", "Diagnoses", file))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Replace("\\n", "\n", StringComparison.Ordinal).Split('\t'));
}
