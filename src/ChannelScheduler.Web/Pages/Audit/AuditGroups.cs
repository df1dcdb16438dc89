using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>Sorts of events, as people look for them: each is the first words of some actions.</summary>
internal static class AuditGroups
{
    private static readonly (string Name, string[] Prefixes)[] All =
    [
        ("posts", ["post.", "posts.", "series."]), ("publications", ["publication."]), ("channels", ["channel.", "connection.", "trusted-root.", "bot."]),
        ("people", ["user.", "role.", "account.", "session.", "api-key."]), ("schools", ["school.", "appeal."]), ("help", ["help."]),
    ];

    public static IEnumerable<(string Name, IReadOnlyList<string> Actions)> Every => All.Select(group => (group.Name, ActionsOf(group.Prefixes)));

    /// <param name="chosen">A group's name, or one action.</param>
    /// <returns>Null for nothing chosen.</returns>
    public static IReadOnlyCollection<string>? Chosen(string chosen)
    {
        if (chosen.Length == 0) return null;
        var group = All.FirstOrDefault(one => one.Name == chosen);
        return group.Name is null ? [chosen] : ActionsOf(group.Prefixes);
    }

    private static IReadOnlyList<string> ActionsOf(string[] prefixes) => [.. AuditNames.Known.Where(action => prefixes.Any(prefix => action.StartsWith(prefix, StringComparison.Ordinal)))];
}
