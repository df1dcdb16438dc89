using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

internal static class PublicationTable
{
    /// <summary>What happened in the sandbox must not read as if it had happened.</summary>
    public static string Status(string? status, bool sandbox) => sandbox ? $"{status} ({ServerText.Get("Sandbox")})" : status ?? "";

    public static void Write(TextWriter output, IEnumerable<PublicationAnswer> publications) => Table.Write(
        output,
        [ServerText.Get("Publication"), ServerText.Get("Channel"), ServerText.Get("StatusHead"), ServerText.Get("Due"), ServerText.Get("Published"), ServerText.Get("Post"), ServerText.Get("Address")],
        publications.Select(publication => new[]
        {
            publication.Id,
            publication.Kind,
            Status(publication.Status, publication.IsSandbox),
            Table.Instant(publication.DueAt),
            Table.Instant(publication.PublishedAt),
            publication.PostId,
            publication.Url ?? publication.Reason?.Message,
        }));
}
