using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Audit;

/// <summary>One row of the log in people's words.</summary>
/// <param name="School">Null for what belongs to none.</param>
/// <param name="Person">Null when the program itself acted.</param>
/// <param name="Post">The post's title, when the row is of a post that is still there.</param>
public sealed record AuditLine(AuditEntry Entry, School? School, string Event, string? Person, string? Post, string? Channel, string? Details)
{
    /// <summary>Everything that a reader sees of it, for a search.</summary>
    public string Words => string.Join('\n', Event, Entry.Action, Person, School?.Name, Post, Channel, Details, Entry.Details);
}
