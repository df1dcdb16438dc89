namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// The families of <c>policies/links.yaml</c>. Hosts are compared parsed and whole (equal, or ending in "." + host), never as substrings.
/// </summary>
public sealed class LinkFamilies
{
    private readonly Dictionary<string, List<LinkForm>> _byHost = [];
    private readonly Dictionary<string, List<LinkForm>> _byFirstLabel = [];
    private readonly Dictionary<string, List<LinkForm>> _byScheme = [];
    private readonly List<LinkForm> _anyHost = [];
    private readonly Dictionary<string, List<LinkForm>>.AlternateLookup<ReadOnlySpan<char>> _hostLookup;
    private readonly Dictionary<string, List<LinkForm>>.AlternateLookup<ReadOnlySpan<char>> _labelLookup;

    private LinkFamilies()
    {
        _hostLookup = _byHost.GetAlternateLookup<ReadOnlySpan<char>>();
        _labelLookup = _byFirstLabel.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Hosts, see <see cref="IsArchive"/>.</summary>
    internal IReadOnlySet<string> Archives { get; private init; } = new HashSet<string>();

    /// <summary>Names of the families, in the file's order.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <param name="archives">Hosts, see <see cref="IsArchive"/>.</param>
    /// <param name="sources">Families and the file they stand in; what comes first is asked first.</param>
    /// <exception cref="PolicyFileException">A family is not complete, or a pattern does not compile.</exception>
    internal static LinkFamilies Of(IReadOnlyList<string> archives, params IReadOnlyList<(IReadOnlyList<LinksYaml.FamilyYaml> Families, string Path)> sources)
    {
        var families = new LinkFamilies { Names = [.. sources.SelectMany(source => source.Families).Select(family => family.Family)], Archives = archives.ToHashSet() };
        foreach (var (yaml, path) in sources)
        {
            foreach (var family in yaml)
            {
                if (family.Family.Length == 0 || family.Hosts.Count + family.Schemes.Count == 0 || family.Forms.Count == 0)
                    throw PolicyYaml.Missing(path, $"{family.Family}: family, hosts | schemes, forms", family.Line);
                families.Add(family, path);
            }
        }

        return families;
    }

    /// <summary>True for a site that shows other sites' pages under their addresses without a scheme.</summary>
    internal bool IsArchive(string host) => Archives.Contains(host);

    internal bool IsScheme(string scheme) => _byScheme.ContainsKey(scheme);

    /// <summary>A cheap look that spares most links of other sites from being taken apart: no false "no".</summary>
    internal bool MayKnow(string host, ReadOnlySpan<char> rest)
    {
        for (var labels = host.AsSpan(); !labels.IsEmpty;)
        {
            if (_hostLookup.ContainsKey(labels)) return true;
            var dot = labels.IndexOf('.');
            if (labels.Length == host.Length && dot > 0 && _labelLookup.ContainsKey(labels[..dot])) return true;
            labels = dot < 0 ? [] : labels[(dot + 1)..];
        }

        foreach (var form in _anyHost)
        {
            // Without a word of its own a form is known by its fragment.
            if (form.FirstWord is { } word ? rest.Contains(word, StringComparison.OrdinalIgnoreCase) : rest.Contains('#')) return true;
        }

        return false;
    }

    internal LinkForm? Match(LinkCandidate link)
    {
        if (link.Scheme is { } scheme) return First(_byScheme.GetValueOrDefault(scheme), link);
        var host = link.Host.AsSpan();
        for (var rest = host; !rest.IsEmpty;)
        {
            if (_hostLookup.TryGetValue(rest, out var forms) && First(forms, link) is { } form) return form;
            var dot = rest.IndexOf('.');
            rest = dot < 0 ? [] : rest[(dot + 1)..];
        }

        var label = link.Host.IndexOf('.', StringComparison.Ordinal);
        return (label > 0 ? First(_byFirstLabel.GetValueOrDefault(link.Host[..label]), link) : null) ?? First(_anyHost, link);
    }

    private static LinkForm? First(List<LinkForm>? forms, LinkCandidate link)
    {
        if (forms is null) return null;
        foreach (var form in forms)
        {
            if (form.Matches(link)) return form;
        }

        return null;
    }

    private void Add(LinksYaml.FamilyYaml family, string path)
    {
        foreach (var yaml in family.Forms)
        {
            var form = Form(family.Family, yaml, path);
            foreach (var scheme in family.Schemes) To(_byScheme, scheme, form);
            if (yaml.App) continue;
            foreach (var host in family.Hosts)
            {
                if (host == "*") _anyHost.Add(form);
                else if (host.EndsWith(".*", StringComparison.Ordinal)) To(_byFirstLabel, host[..^2], form);
                else To(_byHost, Skeleton.OfHost(host), form);
            }
        }
    }

    private static LinkForm Form(string family, LinksYaml.FormYaml yaml, string path)
    {
        try
        {
            return new LinkForm(family, yaml.Kind ?? throw PolicyYaml.Missing(path, $"{family}: kind", yaml.Line), yaml.Path, yaml.Except, yaml.Query, yaml.Fragment, yaml.App, yaml.Mail);
        }
        catch (ArgumentException exception)
        {
            throw new PolicyFileException(path, yaml.Line, PolicyYaml.Reason("BadPattern", family, exception.Message), exception);
        }
    }

    private static void To(Dictionary<string, List<LinkForm>> table, string key, LinkForm form)
    {
        if (!table.TryGetValue(key, out var forms)) table[key] = forms = [];
        forms.Add(form);
    }
}
