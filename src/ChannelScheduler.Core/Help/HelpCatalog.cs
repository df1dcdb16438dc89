using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Help;

/// <summary>Every question with its answer, for one region or for all. Immutable.</summary>
public sealed class HelpCatalog
{
    /// <summary>The score from which an entry is an answer and no accident.</summary>
    public const double LeastScore = HelpIndex.Least;

    private readonly HelpWords _words;
    private readonly Dictionary<string, HelpEntry> _byId;
    private readonly Lazy<HelpIndex> _index;

    internal HelpCatalog(IReadOnlyList<HelpTopic> topics, IEnumerable<HelpEntry> entries, HelpWords words)
    {
        Topics = topics;
        Entries = [.. entries];
        _words = words;
        _byId = Entries.ToDictionary(entry => entry.Id);
        _index = new Lazy<HelpIndex>(() => new HelpIndex(this, _words));
    }

    /// <summary>In the order in which the page lists them.</summary>
    public IReadOnlyList<HelpTopic> Topics { get; }

    public IReadOnlyList<HelpEntry> Entries { get; }

    public HelpEntry? Find(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<HelpEntry> Of(HelpTopic topic) => Entries.Where(entry => entry.Topic == topic.Id);

    /// <summary>The entry that explains a rule's findings; null when none does.</summary>
    public HelpEntry? ForRule(string ruleId) => Entries.FirstOrDefault(entry => entry.Rules.Contains(ruleId));

    /// <summary>The entries that a question means, best first; none when it is about something else. See <see cref="HelpIndex"/> for the score.</summary>
    public IReadOnlyList<HelpHit> Search(string question) => _index.Value.Search(question);

    /// <summary>With an owner's words in place of the delivered ones.</summary>
    /// <param name="edits">The newest of each entry and region; those of other regions and those that took the delivered text back change nothing.</param>
    public HelpCatalog With(IReadOnlyCollection<HelpEdit> edits)
    {
        var mine = edits.Where(edit => edit.AnswerRu is not null && edit.AnswerEn is not null && Find(edit.EntryId) is { } entry && (entry.Region ?? "") == edit.Region).ToDictionary(edit => edit.EntryId);
        return mine.Count == 0 ? this : With(Entries.Select(entry => mine.TryGetValue(entry.Id, out var edit)
            ? entry with { Answer = new PolicyText(edit.AnswerRu!, edit.AnswerEn!), AsOf = edit.AsOf, Until = edit.Until, Edit = edit }
            : entry));
    }

    internal HelpCatalog With(IEnumerable<HelpEntry> entries) => new(Topics, entries, _words);
}

/// <param name="Score">From 0 to 1.</param>
public sealed record HelpHit(HelpEntry Entry, double Score);
