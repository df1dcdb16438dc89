using System.Collections;

namespace ChannelScheduler.Core.Policies.Fixing;

/// <summary>Fixes that are worked out when somebody looks at them: most reports are asked for their verdict alone.</summary>
internal sealed class LazyFixes(Func<IReadOnlyList<TextFix>> find) : IReadOnlyList<TextFix>
{
    private readonly Lazy<IReadOnlyList<TextFix>> _fixes = new(find);

    public int Count => _fixes.Value.Count;

    public TextFix this[int index] => _fixes.Value[index];

    public IEnumerator<TextFix> GetEnumerator() => _fixes.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
