using ChannelScheduler.Core.Help;

namespace ChannelScheduler.Web.Help;

/// <summary>An entry before its editor.</summary>
/// <param name="Entry">As readers see it.</param>
/// <param name="Delivered">As the folder has it.</param>
/// <param name="History">The newest edits with their authors' names.</param>
public sealed record HelpFile(HelpEntry Entry, HelpEntry Delivered, HelpShelf Shelf, IReadOnlyList<(HelpEdit Edit, string Author)> History)
{
    /// <summary>How many edits the page shows.</summary>
    public const int Shown = 20;

    /// <summary>How often it was edited so far: whoever saves has to have seen the last.</summary>
    public int Number => History.Count == 0 ? 0 : History[0].Edit.Number;

    /// <summary>A later release says something else than what the owner replaced.</summary>
    public bool DeliveredChanged => Entry.Edit is { } edit && edit.Delivered != HelpEdit.HashOf(Delivered.Answer);
}
