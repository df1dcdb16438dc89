using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Verification;

/// <summary>The documented verification errors and their fixes: <c>policies/verification.yaml</c>.</summary>
public sealed class DiagnoseCatalog
{
    private const int LongestText = 20_000;

    private readonly IReadOnlyList<Entry> _entries;

    private DiagnoseCatalog(IReadOnlyList<Entry> entries) => _entries = entries;

    /// <exception cref="PolicyFileException">Missing, broken or incomplete.</exception>
    public static DiagnoseCatalog Load(string path)
    {
        var yaml = PolicyYaml.Read<VerificationYaml>(path);
        return new DiagnoseCatalog([.. yaml.Errors.Select(error => new Entry(
            error.Code.Length > 0 ? error.Code : throw PolicyYaml.Missing(path, "code", error.Line),
            PolicyYaml.Text(error.Title, path, error.Code + ".title"),
            PolicyYaml.Text(error.Fix, path, error.Code + ".fix"),
            PolicyYaml.Text(error.Source, path, error.Code + ".source"),
            error.Signs.Count > 0 ? [.. error.Signs.Select(SignPhrase.Parse)] : throw PolicyYaml.Missing(path, error.Code + ".signs", error.Line)))]);
    }

    /// <summary>All of them, in the file's order; words in the current UI language.</summary>
    public IReadOnlyList<DiagnoseMatch> All => [.. _entries.Select(ToMatch)];

    /// <summary>Every documented error the text speaks of, in the file's order; words in the current UI language.</summary>
    /// <param name="text">An error message as copied or as retold; in any case, with any quotes, е or ё, as part of a longer text.</param>
    public IReadOnlyList<DiagnoseMatch> Diagnose(string text)
    {
        var words = SignPhrase.WordsOf(text.Length > LongestText ? text[..LongestText] : text);
        return [.. _entries.Where(entry => entry.Signs.Any(sign => sign.IsIn(words))).Select(ToMatch)];
    }

    private static DiagnoseMatch ToMatch(Entry entry) => new(entry.Code, entry.Title.Current, entry.Fix.Current, entry.Source.Current);

    private sealed record Entry(string Code, PolicyText Title, PolicyText Fix, PolicyText Source, IReadOnlyList<SignPhrase> Signs);

    private sealed class VerificationYaml
    {
        public List<ErrorYaml> Errors { get; set; } = [];
    }

    private sealed class ErrorYaml : Located
    {
        public string Code { get; set; } = "";

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? Fix { get; set; }

        public PolicyYaml.TextYaml? Source { get; set; }

        public List<string> Signs { get; set; } = [];
    }
}
