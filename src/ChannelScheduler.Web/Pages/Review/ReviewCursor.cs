using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>Where a page of the review list ended: first come those without a time limit, then those with one.</summary>
internal sealed record ReviewCursor(bool HasLimit, DateTimeOffset At, Guid Id)
{
    private const char Limited = 'l', Open = 'o';

    public override string ToString() => (HasLimit ? Limited : Open) + new Cursor(At, Id).ToString();

    /// <exception cref="ApiException">422: not a cursor of ours.</exception>
    public static ReviewCursor? Parse(string? text) =>
        string.IsNullOrEmpty(text) || Cursor.Parse(text[1..]) is not { } cursor ? null : new ReviewCursor(text[0] == Limited, cursor.At, cursor.Id);
}
