using System.Collections.Concurrent;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies;

/// <summary>One rule's data: <c>policies/&lt;RULE&gt;-&lt;slug&gt;/rule.yaml</c>. The logic is the class with the same id.</summary>
public sealed record RuleDefinition
{
    private readonly ConcurrentDictionary<string, StemSet> _stems = new();
    private readonly ConcurrentDictionary<string, StemSet> _firstWords = new();

    public required string Id { get; init; }

    /// <summary>The rest of the folder's name.</summary>
    public required string Slug { get; init; }

    public required string Folder { get; init; }

    public required FindingSeverity Severity { get; init; }

    /// <summary>Kinds of channel the rule looks at; in others it has nothing to say.</summary>
    public required IReadOnlyList<ChannelKind> Channels { get; init; }

    public required PolicyText Title { get; init; }

    public required PolicyText Why { get; init; }

    /// <summary>What an admin can change about the rule in its folder, and how.</summary>
    public PolicyText? Change { get; init; }

    /// <summary>Some of the posts in <c>blocked.txt</c> and <c>allowed.txt</c>, for people who want to see what is meant.</summary>
    public required RuleExamples Examples { get; init; }

    /// <summary>Wordings by key; most rules have one, <c>found</c>.</summary>
    public required IReadOnlyDictionary<string, RuleWording> Wordings { get; init; }

    /// <summary>Lists that the rule's logic reads, by name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Lists
    {
        get;
        init
        {
            field = value;
            // A region's copy with other lists must not match by the old ones.
            _stems = new();
            _firstWords = new();
        }
    }

    /// <summary>How much a wording weighs: as it says itself, else as the rule does.</summary>
    public FindingSeverity SeverityOf(string wording) => Wording(wording).Severity ?? Severity;

    /// <summary>A list of starts of words, made ready for matching once.</summary>
    /// <exception cref="KeyNotFoundException">The rule's class asks for a list its file doesn't have.</exception>
    internal StemSet Stems(string key) => _stems.GetOrAdd(key, static (name, rule) => new StemSet(rule.List(name)), this);

    /// <summary>The first words of a list of phrases: where none of them stands, none of the phrases does.</summary>
    /// <exception cref="KeyNotFoundException">As for <see cref="List"/>.</exception>
    internal StemSet FirstWords(string key) => _firstWords.GetOrAdd(key, static (name, rule) => new StemSet(rule.List(name).Select(FirstWord)), this);

    /// <exception cref="KeyNotFoundException">The rule's class asks for a list its file doesn't have.</exception>
    public IReadOnlyList<string> List(string key) =>
        Lists.TryGetValue(key, out var list) ? list : throw new KeyNotFoundException($"{Id}: no list '{key}' in {Folder}/rule.yaml.");

    /// <exception cref="KeyNotFoundException">The rule's class asks for a wording its file doesn't have: the pairing test finds that first.</exception>
    public RuleWording Wording(string key) =>
        Wordings.TryGetValue(key, out var wording) ? wording : throw new KeyNotFoundException($"{Id}: no wording '{key}' in {Folder}/rule.yaml.");

    /// <exception cref="PolicyFileException">Broken or incomplete.</exception>
    internal static RuleDefinition Load(string folder)
    {
        var path = Path.Combine(folder, "rule.yaml");
        var yaml = PolicyYaml.Read<RuleYaml>(path);
        var name = Path.GetFileName(folder);
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || yaml.Id != name[..dash]) throw new PolicyFileException(path, 0, PolicyYaml.Reason("IdNotFolder", yaml.Id, name));
        if (yaml.Channels.Count == 0) throw PolicyYaml.Missing(path, "channels");
        if (yaml.Wordings.Count == 0) throw PolicyYaml.Missing(path, "wordings");
        return new RuleDefinition
        {
            Id = yaml.Id,
            Slug = name[(dash + 1)..],
            Folder = name,
            Severity = yaml.Severity ?? throw PolicyYaml.Missing(path, "severity"),
            Channels = yaml.Channels,
            Title = PolicyYaml.Text(yaml.Title, path, "title"),
            Why = PolicyYaml.Text(yaml.Why, path, "why"),
            Change = yaml.Change is null ? null : PolicyYaml.Text(yaml.Change, path, "change"),
            Examples = RuleExamples.Read(folder),
            Wordings = yaml.Wordings.ToDictionary(
                pair => pair.Key,
                pair => new RuleWording(
                    PolicyYaml.Text(pair.Value?.Message, path, pair.Key + ".message"),
                    PolicyYaml.Text(pair.Value?.Remedy, path, pair.Key + ".remedy"),
                    pair.Value?.Severity)),
            Lists = yaml.Lists.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => pair.Value ?? throw PolicyYaml.Missing(path, "lists." + pair.Key)),
        };
    }

    // Alone it may be a beginning; with others behind it, it is a whole word.
    private static string FirstWord(string phrase) => phrase.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? phrase[..end] + "$" : phrase;

    private sealed class RuleYaml
    {
        public string Id { get; set; } = "";

        public FindingSeverity? Severity { get; set; }

        public List<ChannelKind> Channels { get; set; } = [];

        public PolicyYaml.TextYaml? Title { get; set; }

        public PolicyYaml.TextYaml? Why { get; set; }

        public PolicyYaml.TextYaml? Change { get; set; }

        public Dictionary<string, WordingYaml?> Wordings { get; set; } = [];

        public Dictionary<string, List<string>?> Lists { get; set; } = [];
    }

    private sealed class WordingYaml
    {
        public FindingSeverity? Severity { get; set; }

        public PolicyYaml.TextYaml? Message { get; set; }

        public PolicyYaml.TextYaml? Remedy { get; set; }
    }
}

/// <param name="Severity">Null: the rule's own.</param>
public sealed record RuleWording(PolicyText Message, PolicyText Remedy, FindingSeverity? Severity);
