using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Help;

/// <summary>Reads <c>policies/help</c> and what regions answer otherwise.</summary>
internal static partial class HelpFolder
{
    private const string WordsFile = "words.yaml";

    /// <exception cref="PolicyFileException">A file is missing, broken or incomplete, or an answer holds what a page doesn't show.</exception>
    public static HelpCatalog Load(string directory)
    {
        var wordsPath = Path.Combine(directory, WordsFile);
        var words = PolicyYaml.Read<HelpYaml.HelpWordsYaml>(wordsPath);
        var topics = new List<HelpTopic>();
        var entries = new List<HelpEntry>();
        var places = new Dictionary<string, (string Path, int Line)>();
        foreach (var path in Directory.GetFiles(directory, "*.yaml").Where(path => Path.GetFileName(path) != WordsFile).Order(StringComparer.Ordinal))
        {
            var yaml = PolicyYaml.Read<HelpYaml>(path);
            if (yaml.Id != Path.GetFileNameWithoutExtension(path)) throw new PolicyFileException(path, 0, PolicyYaml.Reason("HelpTopicFile", yaml.Id));
            topics.Add(new HelpTopic(yaml.Id, PolicyYaml.Text(yaml.Title, path, "title"), yaml.Order));
            foreach (var entry in yaml.Entries)
            {
                if (!places.TryAdd(entry.Id, (path, entry.Line))) throw new PolicyFileException(path, entry.Line, PolicyYaml.Reason("HelpTwice", entry.Id));
                entries.Add(EntryOf(entry, yaml.Id, path));
            }
        }

        if (entries.Count == 0) throw PolicyYaml.Missing(wordsPath, "entries");
        foreach (var entry in entries) RequireTargets(entry, [.. places.Keys], places[entry.Id].Path, places[entry.Id].Line);
        return new HelpCatalog([.. topics.OrderBy(topic => topic.Order)], entries, new HelpWords(words.Stop, words.Same));
    }

    /// <summary>The general answers with a region's in their place; the same catalog when the region has none.</summary>
    /// <exception cref="PolicyFileException">The region's file can't be used.</exception>
    public static HelpCatalog Region(HelpCatalog everywhere, string code, string path)
    {
        if (!File.Exists(path)) return everywhere;
        var entries = everywhere.Entries.ToDictionary(entry => entry.Id);
        var added = new Dictionary<string, int>();
        foreach (var yaml in PolicyYaml.Read<HelpYaml.RegionHelpYaml>(path).Entries)
        {
            if (!added.TryAdd(yaml.Id, yaml.Line)) throw new PolicyFileException(path, yaml.Line, PolicyYaml.Reason("HelpTwice", yaml.Id));
            entries[yaml.Id] = (entries.TryGetValue(yaml.Id, out var general) ? Changed(general, yaml, path) : NewOf(everywhere, yaml, path)) with { Region = code };
        }

        // When all of them are there: an answer may lead to one further down.
        foreach (var (id, line) in added) RequireTargets(entries[id], entries.Keys, path, line);
        return everywhere.With(entries.Values);
    }

    private static HelpEntry NewOf(HelpCatalog everywhere, HelpYaml.RegionEntryYaml yaml, string path)
    {
        var topics = everywhere.Topics.Select(topic => topic.Id).ToList();
        // Without a topic it is a known question that was mistyped.
        if (yaml.Topic.Length == 0) throw new PolicyFileException(path, yaml.Line, NearestWord.Problem("HelpUnknown", yaml.Id, [.. everywhere.Entries.Select(entry => entry.Id)]));
        return topics.Contains(yaml.Topic) ? EntryOf(yaml, yaml.Topic, path) : throw new PolicyFileException(path, yaml.Line, NearestWord.Problem("HelpTopicUnknown", yaml.Topic, topics));
    }

    private static HelpEntry Changed(HelpEntry general, HelpYaml.RegionEntryYaml yaml, string path)
    {
        var changed = general with
        {
            Question = yaml.Question is null ? general.Question : PolicyYaml.Text(yaml.Question, path, yaml.Id + ".question"),
            Answer = yaml.Answer is null ? general.Answer : AnswerOf(yaml, path),
            // A region's own words are searched for beside the general ones.
            AskRu = [.. general.AskRu, .. yaml.Ask?.Ru ?? []],
            AskEn = [.. general.AskEn, .. yaml.Ask?.En ?? []],
            Slide = yaml.Slide.Length > 0 ? yaml.Slide : general.Slide,
            // An answer of its own has a term of its own, or none.
            AsOf = DateOf(yaml.AsOf, yaml, path) ?? (yaml.Answer is null ? general.AsOf : null),
            Until = DateOf(yaml.Until, yaml, path) ?? (yaml.Answer is null ? general.Until : null),
            Links = yaml.Links.Count > 0 ? LinksOf(yaml, path) : general.Links,
            Rules = [.. general.Rules, .. yaml.Rules],
        };
        return RequireOrder(changed, yaml, path);
    }

    private static HelpEntry EntryOf(HelpYaml.EntryYaml yaml, string topic, string path)
    {
        if (!Slug().IsMatch(yaml.Id)) throw new PolicyFileException(path, yaml.Line, PolicyYaml.Reason("HelpId", yaml.Id));
        if (yaml.Slide.Length == 0) throw PolicyYaml.Missing(path, yaml.Id + ".slide", yaml.Line);
        var entry = new HelpEntry(yaml.Id, topic, PolicyYaml.Text(yaml.Question, path, yaml.Id + ".question"), yaml.Ask?.Ru ?? [], yaml.Ask?.En ?? [], AnswerOf(yaml, path), yaml.Slide)
        {
            AsOf = DateOf(yaml.AsOf, yaml, path), Until = DateOf(yaml.Until, yaml, path), Links = LinksOf(yaml, path), Rules = yaml.Rules,
        };
        return RequireOrder(entry, yaml, path);
    }

    private static PolicyText AnswerOf(HelpYaml.EntryYaml yaml, string path)
    {
        var answer = PolicyYaml.Text(yaml.Answer, path, yaml.Id + ".answer");
        foreach (var text in (string[])[answer.Ru, answer.En])
        {
            if (HelpMarkdown.FaultOf(text) is { } fault) throw new PolicyFileException(path, yaml.Answer!.Line, PolicyYaml.Reason("Help" + fault.Kind, yaml.Id, fault.Found));
        }

        return answer;
    }

    private static List<HelpLink> LinksOf(HelpYaml.EntryYaml yaml, string path) =>
        [.. yaml.Links.Select(link => HelpMarkdown.IsSafe(link.To) ? new HelpLink(link.To, PolicyYaml.Text(link.Text, path, "text")) : throw new PolicyFileException(path, link.Line, PolicyYaml.Reason("HelpAddress", yaml.Id, link.To)))];

    private static DateOnly? DateOf(string text, Located at, string path) =>
        text.Length == 0 ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new PolicyFileException(path, at.Line, PolicyYaml.Reason("HelpDate", text));

    private static HelpEntry RequireOrder(HelpEntry entry, HelpYaml.EntryYaml yaml, string path) =>
        entry.AsOf > entry.Until ? throw new PolicyFileException(path, yaml.Line, PolicyYaml.Reason("HelpDates", entry.Id)) : entry;

    // A link between answers that leads nowhere is a mistake of the file, not of the reader.
    private static void RequireTargets(HelpEntry entry, IReadOnlyCollection<string> known, string path, int line)
    {
        foreach (var id in HelpMarkdown.EntriesIn(entry.Answer.Ru).Concat(HelpMarkdown.EntriesIn(entry.Answer.En)).Where(id => !known.Contains(id)))
        {
            throw new PolicyFileException(path, line, NearestWord.Problem("HelpUnknown", id, known));
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}
