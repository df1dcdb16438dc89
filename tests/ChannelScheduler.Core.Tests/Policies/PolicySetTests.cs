using System.Text.RegularExpressions;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

public sealed partial class PolicySetTests : IDisposable
{
    private readonly string _copy = PolicyFiles.Copy();

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public void Every_rule_class_has_a_folder_and_every_folder_a_class()
    {
        var classes = typeof(PolicyRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PolicyRule)) && !type.IsAbstract).ToList();

        Assert.NotEmpty(classes);
        Assert.Equal(classes.Count, PolicyFiles.Set.Rules.Count);
        Assert.All(PolicyFiles.Set.Rules, rule => Assert.Equal(rule.Rule.Id, rule.Definition.Id));
    }

    [Fact]
    public void A_rule_folder_without_its_class_is_refused()
    {
        Directory.Move(Path.Combine(_copy, "LNK001-chat-link"), Path.Combine(_copy, "ZZZ999-chat-link"));
        Edit("ZZZ999-chat-link/rule.yaml", "id: LNK001", "id: ZZZ999");

        Assert.Contains("ZZZ999", Refused().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_class_without_its_folder_is_refused()
    {
        Directory.Delete(Path.Combine(_copy, "LNK001-chat-link"), recursive: true);

        Assert.Contains("LNK001", Refused().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "severty: error", 0, "severty", "severity")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "importance: error", 0, "importance", "wordings")]
    [InlineData("LNK001-chat-link/rule.yaml", "    message:", "    mesage:", 0, "mesage", "message")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "severity: eror", 0, "eror", "error")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "severity: 0", 0, "0", "advice")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "id: LNK001", 0, "id")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "severity: [", 0, "YAML")]
    [InlineData("LNK001-chat-link/rule.yaml", "severity: error", "", null, "severity")]
    [InlineData("LNK001-chat-link/rule.yaml", "  en: Chat link", "", -1, "title", "en")]
    [InlineData("LNK001-chat-link/rule.yaml", "  en: Chat link", "  en:", -1, "en")]
    [InlineData("LNK001-chat-link/rule.yaml", "id: LNK001", "id: LNK002", null, "LNK002")]
    [InlineData("links.yaml", "path: join/*}", "pth: join/*}", 0, "pth", "path")]
    [InlineData("links.yaml", "kind: chat, path: join/*}", "path: join/*}", 0, "kind")]
    [InlineData("links.yaml", @"path: '~-\d+'}", "path: '~('}", 0, "MAX")]
    [InlineData("links.yaml", @"path: '~-\d+'}", "path: '~(?=a)b'}", 0, "MAX")]
    [InlineData("links.yaml", @"path: '~-\d+'}", @"path: '~(\d)\1'}", 0, "MAX")]
    [InlineData("links.yaml", @"path: '~-\d+'}", "path: '~((a{90}){90}){90}'}", 0, "MAX")]
    [InlineData("links.yaml", "query: {cid: }", "query: {cid: '['}", 0, "MAX")]
    [InlineData("links.yaml", "query: {cid: }", "fragment: '['", 0, "MAX")]
    [InlineData("links.yaml", "hosts: [max.ru, oneme.ru, макс.ру]", "hosts: ", -1, "hosts")]
    [InlineData("links.yaml", "hosts: [max.ru, oneme.ru, макс.ру]", "hosts: [max.ru, ]\n    hosts: []", 1, "hosts")]
    [InlineData("links.yaml", "hosts: [max.ru, oneme.ru, макс.ру]", "hosts: [max.ru, ~]", -1, "hosts")]
    [InlineData("names.yaml", "given: [", "given: ['', ", 0, "given")]
    [InlineData("publishing.yaml", "maxPublic:", "maxPublik:", 0, "maxPublik", "maxPublic")]
    [InlineData("publishing.yaml", "maxPublic: {error: 4000}", "maxPublic: {error: many}", 0)]
    [InlineData("publishing.yaml", "  maxPublic: {error: 4000}", "", null, "MaxPublic")]
    [InlineData("publishing.yaml", "maxLinkInPosts: false", "maxLinkInPosts: perhaps", 0)]
    [InlineData("publishing.yaml", "week: {least: 3,", "week: {leest: 3,", 0, "leest", "least")]
    [InlineData("publishing.yaml", "week: {least: 3,", "week: {least: 6,", 0, "week")]
    [InlineData("publishing.yaml", "adviseFrom: thursday", "adviseFrom: someday", 0)]
    [InlineData("publishing.yaml", "night: {from: \"22:00\"", "night: {from: \"25:00\"", 0)]
    [InlineData("publishing.yaml", "delayHours: 4", "", null, "delayHours")]
    [InlineData("publishing.yaml", "likeness: 0.6", "likeness: 6", 0, "duplicates")]
    [InlineData("calendars/RU.yaml", "    workdays: []", "    workingdays: []", 0, "workingdays")]
    [InlineData("calendars/RU.yaml", "from: 2026-02-23", "form: 2026-02-23", 0, "form")]
    [InlineData("calendars/RU.yaml", "from: 2026-02-23", "from: 2026-02-30", 0)]
    [InlineData("calendars/RU.yaml", "from: 2026-02-23", "from: 2027-02-23", 0, "2027")]
    [InlineData("calendars/RU.yaml", "from: 2026-01-01, to: 2026-01-06", "from: 2026-01-06, to: 2026-01-01", 0, "2026-01-06")]
    [InlineData("verification.yaml", "code: VER001", "cod: VER001", 0, "cod", "code")]
    [InlineData("appeals.yaml", "mailTo: partner_support@max.ru", "mailTo: partner_support", -7, "mailTo")]
    [InlineData("appeals.yaml", "site: https://max.ru", "site: http://max.ru", -7, "site")]
    [InlineData("appeals.yaml", "kind: blockedAccount", "kind: channelSupport", null, "channelSupport")]
    [InlineData("appeals.yaml", "part: cabinetPhone", "part: fax", 0, "fax")]
    [InlineData("appeals.yaml", "part: cabinetPhone", "part: platformId", -28, "parts")]
    public void A_broken_file_is_refused_with_its_name_and_line(string file, string good, string bad, int? linesFromEdit, params string[] named)
    {
        var line = Edit(file, good, bad);

        var refused = Refused();

        Assert.Equal(Path.Combine(_copy, file), refused.File);
        Assert.Equal(linesFromEdit is { } away ? line + away : 0, refused.Line);
        Assert.All(named, word => Assert.Contains(word, refused.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_word_in_a_list_is_refused_because_every_word_begins_with_it()
    {
        Edit("LNK005-short-link/rule.yaml", "notAfter: [последн, перв]", "notAfter: [последн, '']");

        Assert.Contains("lists", Refused().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("links.yaml")]
    [InlineData("publishing.yaml")]
    [InlineData("calendars/RU.yaml")]
    [InlineData("verification.yaml")]
    [InlineData("appeals.yaml")]
    [InlineData("PUB007-length/rule.yaml")]
    public void A_missing_file_is_refused_by_name(string file)
    {
        File.Delete(Path.Combine(_copy, file));

        Assert.Equal(Path.Combine(_copy, file), Refused().File);
    }

    [Fact]
    public void A_missing_folder_is_refused() =>
        Assert.Throws<PolicyFileException>(() => PolicySet.Load(Path.Combine(_copy, "nowhere")));

    [Fact]
    public void Every_rule_tells_an_admin_what_can_be_changed_and_has_examples_to_show() => Assert.All(PolicyFiles.Set.Rules, rule =>
    {
        Assert.True(rule.Definition.Change is not null, $"{rule.Definition.Folder}/rule.yaml has no 'change'");
        Assert.NotEmpty(rule.Definition.Examples.Blocked);
        Assert.NotEmpty(rule.Definition.Examples.Allowed);
    });

    [Fact]
    public void Both_languages_of_a_wording_have_the_same_places()
    {
        foreach (var wording in PolicyFiles.Set.Rules.SelectMany(rule => rule.Definition.Wordings.Values))
        {
            Assert.Equal(Places(wording.Message.Ru), Places(wording.Message.En));
            Assert.Equal(Places(wording.Remedy.Ru), Places(wording.Remedy.En));
        }
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(match => match.Value).Distinct().Order();

    private PolicyFileException Refused() => Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy));

    // Answers the 1-based line of the edit.
    private int Edit(string file, string good, string bad)
    {
        var path = Path.Combine(_copy, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(good, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{good}' is not in {file}");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), bad, text.AsSpan(at + good.Length)));
        return text.AsSpan(0, at).Count('\n') + 1;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Place();
}
