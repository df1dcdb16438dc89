using System.Runtime.CompilerServices;
using ChannelScheduler.Core.Help;

namespace ChannelScheduler.Web.Help;

/// <summary>
/// The delivered answers with owners' words in them, made once for each change: the index of their search reads every answer, and anybody may search without signing in.
/// </summary>
public sealed class EditedHelp
{
    // A folder that was read anew takes its own along when it goes.
    private readonly ConditionalWeakTable<HelpCatalog, Made> _made = [];

    /// <param name="edits">The newest of each entry and region.</param>
    public HelpCatalog Of(HelpCatalog delivered, IReadOnlyCollection<HelpEdit> edits)
    {
        var known = edits.Select(edit => (edit.Id, edit.Delivered)).ToHashSet();
        if (_made.TryGetValue(delivered, out var made) && made.Edits.SetEquals(known)) return made.Catalog;
        made = new Made(known, delivered.With(edits));
        _made.AddOrUpdate(delivered, made);
        return made.Catalog;
    }

    private sealed record Made(HashSet<(Guid Id, string Delivered)> Edits, HelpCatalog Catalog);
}
