using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies.Links;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies.Regions;

/// <summary>Reads <c>policies/regions</c>: a folder per region's code, in it <c>region.yaml</c> and, if it answers questions otherwise, <c>help.yaml</c>. A folder whose name starts with "_" is switched off.</summary>
internal static class RegionFolder
{
    private const int LongestCode = 10;

    /// <param name="everywhere">What holds without a region.</param>
    /// <param name="families">The families of links.yaml as read: a region's come after them, so that none of these is overruled.</param>
    /// <exception cref="PolicyFileException">A region's folder or file can't be used.</exception>
    public static Dictionary<string, RegionPack> Load(string directory, PolicySet everywhere, (IReadOnlyList<LinksYaml.FamilyYaml> Families, string Path) families)
    {
        var packs = new Dictionary<string, RegionPack>(StringComparer.OrdinalIgnoreCase);
        var root = Path.Combine(directory, "regions");
        if (!Directory.Exists(root)) return packs;
        foreach (var folder in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            var code = Path.GetFileName(folder);
            if (code[0] is '_' or '.') continue;
            if (code.Length > LongestCode || !code.All(char.IsAsciiLetterOrDigit)) throw new PolicyFileException(folder, 0, PolicyYaml.Reason("RegionCode"));
            packs.Add(code, LoadPack(code, Path.Combine(folder, "region.yaml"), everywhere, families));
        }

        return packs;
    }

    private static RegionPack LoadPack(string code, string path, PolicySet everywhere, (IReadOnlyList<LinksYaml.FamilyYaml> Families, string Path) families)
    {
        var yaml = PolicyYaml.Read<RegionYaml>(path);
        var known = everywhere.Rules.Select(rule => rule.Definition.Id).ToList();
        foreach (var (id, rule) in yaml.Rules)
        {
            if (!known.Contains(id)) throw new PolicyFileException(path, rule.Line, NearestWord.Problem("RegionRuleUnknown", id, known));
        }

        if (yaml.Publishing is { Lengths.Count: > 0 } or { Pictures.Count: > 0 }) throw new PolicyFileException(path, yaml.Publishing.Line, PolicyYaml.Reason("RegionLengths"));
        foreach (var form in yaml.Families.SelectMany(family => family.Forms.Select(form => (family.Family, form))))
        {
            if (form.form.Kind is LinkKind.Shortener or LinkKind.Inner) throw new PolicyFileException(path, form.form.Line, PolicyYaml.Reason("RegionOnlyWarns", form.Family, EnumWords.WordFor(form.form.Kind)));
        }

        var rules = everywhere.Rules
            .Select(rule => yaml.Rules.TryGetValue(rule.Definition.Id, out var mine) ? rule with { Definition = RegionRules.Change(rule.Definition, mine, path) } : rule)
            .ToList();
        var links = yaml.Families.Count == 0 ? everywhere.Links : LinkFamilies.Of([.. everywhere.Links.Archives], families, (yaml.Families, path));
        var publishing = yaml.Publishing is null ? everywhere.Publishing : everywhere.Publishing.With(yaml.Publishing, path);
        var help = HelpFolder.Region(everywhere.Help, code, Path.Combine(Path.GetDirectoryName(path)!, "help.yaml"));
        return new RegionPack(
            code, PolicyYaml.Text(yaml.Name, path, "name"), everywhere.With(rules, links, publishing, help: help),
            yaml.Rules.Keys.ToHashSet(), [.. yaml.Families.Select(family => family.Family)]);
    }
}
