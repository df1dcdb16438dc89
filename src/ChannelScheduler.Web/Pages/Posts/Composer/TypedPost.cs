using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Posts.Composer;

/// <summary>What stands in a writing form now, stored by nobody: all that the findings, the previews and the planned times are made of.</summary>
public sealed record TypedPost
{
    public required School School { get; init; }

    /// <summary>The channels that are ticked.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Pictures that stay, in their order, with the descriptions that are typed now.</summary>
    public IReadOnlyList<TypedPicture> Pictures { get; init; } = [];

    public PhotoFallback? PhotoFallback { get; init; }

    public required LintInput Input { get; init; }

    /// <summary>False when the post goes out as soon as it is approved.</summary>
    public bool IsTimed { get; init; }

    /// <summary>
    /// How many UTF-16 units each text had in front that are cut off before it is judged: places of findings are counted without them, places in the browser's field with
    /// them. By the form's names of the fields.
    /// </summary>
    public IReadOnlyDictionary<string, int> Leading { get; init; } = new Dictionary<string, int>();

    public bool IsEmpty => string.IsNullOrWhiteSpace(Input.Title + Input.Text + Input.GospublicText) && Pictures.Count == 0;

    /// <summary>The order in which people think of them: MAX goes first.</summary>
    public IEnumerable<Channel> InOrder => Channels.OrderBy(one => one.Kind).ThenBy(one => one.Name, StringComparer.Ordinal);
}

public sealed record TypedPicture(Guid Id, string? Description);
