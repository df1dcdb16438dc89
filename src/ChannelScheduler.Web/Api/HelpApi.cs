using ChannelScheduler.Core.Help;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Help;
using ChannelScheduler.Web.Pages.Help;

namespace ChannelScheduler.Web.Api;

/// <param name="Answer">Markdown.</param>
/// <param name="Until">The last day on which the answer can be relied on; null for one that doesn't age.</param>
/// <param name="Stale">That day is over.</param>
/// <param name="Region">The region whose own answer this is; null for the general one.</param>
/// <param name="Score">How well it fits the question, from 0 to 1; null without a question.</param>
public sealed record HelpResponse(string Id, string Topic, string Question, string Answer, DateOnly? AsOf, DateOnly? Until, bool Stale, string Source, string? Region, IReadOnlyList<HelpLinkResponse> Links, double? Score);

public sealed record HelpLinkResponse(string To, string Text);

/// <summary>Questions and answers in the caller's language (<c>Accept-Language</c>).</summary>
internal static class HelpApi
{
    private const int LongestQuestion = 300;

    public static void MapHelp(this IEndpointRouteBuilder api) =>
        api.MapGet("/help", ListAsync).ForEveryRole().WithTags("Help").Produces<Page<HelpResponse>>();

    private static async Task<IResult> ListAsync(HelpDesk desk, TimeProvider time, CancellationToken cancellationToken, string? q = null, string? region = null, string? cursor = null)
    {
        if (q?.Length > LongestQuestion) throw ApiException.Invalid("QuestionTooLong", "q", LongestQuestion);
        var shelf = await desk.OpenAsync(region, cancellationToken);
        var today = HelpTexts.Today(time);
        // A question has a handful of answers: no second page.
        if (!string.IsNullOrWhiteSpace(q)) return TypedResults.Ok(new Page<HelpResponse>([.. shelf.Catalog.Search(q).Select(hit => Of(hit.Entry, today, Math.Round(hit.Score, 3)))], null));
        var all = shelf.Catalog.Topics.SelectMany(shelf.Catalog.Of).ToList();
        // The cursor is the last entry's id: an edited folder moves nobody.
        var from = string.IsNullOrEmpty(cursor) ? 0 : all.FindIndex(entry => entry.Id == cursor) is >= 0 and var at ? at + 1 : throw ApiException.Invalid("CursorUnreadable", "cursor");
        var page = all.Skip(from).Take(Cursor.PageSize).ToList();
        return TypedResults.Ok(new Page<HelpResponse>([.. page.Select(entry => Of(entry, today, null))], from + page.Count < all.Count ? page[^1].Id : null));
    }

    private static HelpResponse Of(HelpEntry entry, DateOnly today, double? score) => new(
        entry.Id, entry.Topic, entry.Question.Current, entry.Answer.Current, entry.AsOf, entry.Until, entry.IsStale(today), entry.Slide, entry.Region, [.. entry.Links.Select(link => new HelpLinkResponse(link.To, link.Text.Current))], score);
}
