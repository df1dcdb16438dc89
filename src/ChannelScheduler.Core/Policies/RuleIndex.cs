using System.Text;

namespace ChannelScheduler.Core.Policies;

/// <summary>The table of rules in <c>policies/README.md</c>, made from the rules' own data.</summary>
public static class RuleIndex
{
    private const string Begin = "<!-- rules: generated, see the last line of this section -->";
    private const string End = "<!-- end of rules -->";

    /// <summary>The readme with its table made anew; the words around it stay.</summary>
    /// <exception cref="FormatException">The two markers are not there.</exception>
    public static string Update(string readme, PolicySet policies)
    {
        var from = readme.IndexOf(Begin, StringComparison.Ordinal);
        var to = readme.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new FormatException($"The readme lacks '{Begin}' or '{End}'.");
        return readme[..(from + Begin.Length)] + "\n" + Table(policies) + readme[to..];
    }

    private static string Table(PolicySet policies)
    {
        var table = new StringBuilder("| rule | severity | channels | Russian | English |\n| --- | --- | --- | --- | --- |\n");
        foreach (var (_, rule) in policies.Rules)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"| [{rule.Id}]({rule.Folder}/rule.yaml) | {rule.Severity} | {string.Join(", ", rule.Channels)} | {rule.Title.Ru} | {rule.Title.En} |\n");
        }

        return table.Append('\n').Append("Link families: ").AppendJoin(", ", policies.Links.Names.Distinct()).Append(".\n").ToString();
    }
}
