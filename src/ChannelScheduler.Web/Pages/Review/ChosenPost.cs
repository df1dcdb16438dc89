namespace ChannelScheduler.Web.Pages.Review;

/// <summary>A post that was ticked, bound to the words and pictures that were on the screen.</summary>
/// <param name="Hash">Of its content.</param>
public sealed record ChosenPost(Guid Id, string Hash)
{
    /// <summary>More than a page of the list has; nobody reads more with care.</summary>
    public const int Most = 50;

    public override string ToString() => $"{Id:N}.{Hash}";

    /// <summary>Those that can be read, each post once.</summary>
    public static IReadOnlyList<ChosenPost> Parse(IEnumerable<string?> tokens) => [.. tokens.Select(Parse).OfType<ChosenPost>().DistinctBy(one => one.Id).Take(Most)];

    private static ChosenPost? Parse(string? token) =>
        token?.Split('.') is [var id, var hash] && Guid.TryParseExact(id, "N", out var post) ? new ChosenPost(post, hash) : null;
}
