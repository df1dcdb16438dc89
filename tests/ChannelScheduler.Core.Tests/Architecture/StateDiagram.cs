using System.Text;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>A transition table as a Mermaid state diagram, between two marks of a Markdown page.</summary>
internal static class StateDiagram
{
    public static string Draw<TState>(TState start, IEnumerable<(TState From, TState To, string Why)> moves) where TState : struct, Enum
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        text.Append("    [*] --> ").Append(start).Append('\n');
        // A colon begins the label; a second one inside it would confuse some renderers.
        foreach (var (from, to, why) in moves) text.Append("    ").Append(from).Append(" --> ").Append(to).Append(": ").Append(why.Replace(": ", ", ", StringComparison.Ordinal)).Append('\n');
        return text.Append("```\n").ToString();
    }

    /// <exception cref="InvalidOperationException">The page has no such marks.</exception>
    public static string Insert(string page, string name, string diagram)
    {
        var (open, close) = ($"<!-- {name}: generated -->\n", $"<!-- end of {name} -->");
        var start = page.IndexOf(open, StringComparison.Ordinal);
        var end = page.IndexOf(close, StringComparison.Ordinal);
        if (start < 0 || end < start) throw new InvalidOperationException($"The page has no place for '{name}': it needs the lines '{open.Trim()}' and '{close}'.");
        return page[..(start + open.Length)] + diagram + page[end..];
    }
}
