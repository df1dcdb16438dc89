using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies.Regions;

/// <summary>A rule's data with a region's changes. A region may make the rule stricter, or a warning milder; what stops a post anywhere stops it there.</summary>
internal static class RegionRules
{
    /// <exception cref="PolicyFileException">The region names what the rule doesn't have, or weakens a block.</exception>
    public static RuleDefinition Change(RuleDefinition rule, RegionYaml.RuleYaml region, string path)
    {
        foreach (var (key, wording) in region.Wordings) Require(rule.Wordings.Keys, key, "RegionWordingUnknown", path, wording.Line);
        foreach (var key in region.Lists.Keys) Require(rule.Lists.Keys, key, "RegionListUnknown", path, region.Line);
        if (region.Lists.Keys.FirstOrDefault() is { } list && rule.Wordings.Keys.Any(key => rule.SeverityOf(key) == FindingSeverity.Error))
            throw new PolicyFileException(path, region.Line, PolicyYaml.Reason("RegionListBlocks", rule.Id, list));
        var changed = rule with
        {
            Severity = region.Severity ?? rule.Severity,
            Wordings = rule.Wordings.ToDictionary(
                pair => pair.Key, pair => region.Wordings.TryGetValue(pair.Key, out var wording) ? pair.Value with { Severity = wording.Severity } : pair.Value),
            Lists = rule.Lists.ToDictionary(pair => pair.Key, pair => region.Lists.TryGetValue(pair.Key, out var mine) ? mine : pair.Value),
        };
        foreach (var key in rule.Wordings.Keys)
        {
            if (rule.SeverityOf(key) == FindingSeverity.Error && changed.SeverityOf(key) != FindingSeverity.Error)
                throw new PolicyFileException(path, region.Wordings.TryGetValue(key, out var wording) ? wording.Line : region.Line, PolicyYaml.Reason("RegionWeakens", rule.Id, key));
        }

        return changed;
    }

    private static void Require(IEnumerable<string> known, string key, string problem, string path, int line)
    {
        var all = known.ToList();
        if (!all.Contains(key)) throw new PolicyFileException(path, line, NearestWord.Problem(problem, key, all));
    }
}
