using ChannelScheduler.Cli.Api;
using ChannelScheduler.Cli.Linting;
using ChannelScheduler.Cli.Texts;
using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Cli.Commands;

/// <summary>Finds the server's channels that a post names by kind, handle or id.</summary>
internal static class ChannelChoice
{
    // A region's whole list; nobody has more channels than this behind one key.
    private const int Most = 10_000;

    public static async Task<IReadOnlyList<ChannelAnswer>> AllAsync(ApiClient client, CancellationToken cancellation) =>
        (await client.ListAsync<ChannelAnswer>("channels", new Dictionary<string, string?>(), Most, cancellation)).Value;

    /// <param name="words"><c>max</c>, <c>gospublic</c>, <c>closed</c> or a channel's id; when empty, <paramref name="head"/> decides.</param>
    /// <param name="school">Only channels of this school; null when the key sees one school.</param>
    /// <exception cref="CliException">A channel is named that is not there, or that is there more than once.</exception>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<ChannelAnswer> all, IReadOnlyList<string> words, IReadOnlyList<LintChannel> head, string? school)
    {
        var own = all.Where(channel => school is null || channel.SchoolId == school).ToList();
        return words.Count > 0
            ? [.. words.Select(word => One(word, own, channel => channel.Id == word || (ChannelWords.TryParse(word, out var kind) && IsKind(channel, kind.ToString()))))]
            : [.. head.Select(wanted => One(
                wanted.Handle ?? wanted.Kind.ToString(),
                own,
                channel => IsKind(channel, wanted.Kind.ToString()) && (wanted.Handle is null || SameHandle(channel.Handle, wanted.Handle))))];
    }

    private static bool IsKind(ChannelAnswer channel, string kind) => string.Equals(channel.Kind, kind, StringComparison.OrdinalIgnoreCase);

    private static bool SameHandle(string? one, string other) => string.Equals(one?.TrimStart('@'), other.TrimStart('@'), StringComparison.OrdinalIgnoreCase);

    private static string One(string word, List<ChannelAnswer> channels, Func<ChannelAnswer, bool> wanted)
    {
        var found = channels.Where(wanted).ToList();
        if (found.Count == 1) return found[0].Id;
        var shown = string.Join(Environment.NewLine, (found.Count == 0 ? channels : found).Select(channel => Table.Clean($"  {channel.Id}  {channel.Kind}  {channel.Name}")));
        throw new CliException(ServerText.Get(found.Count == 0 ? "ChannelNotFound" : "ChannelAmbiguous", word, Environment.NewLine + shown));
    }
}
