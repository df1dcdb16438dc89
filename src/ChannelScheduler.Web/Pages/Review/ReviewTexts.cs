using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>Words of the review, of the approval sheet and of the new time.</summary>
internal static class ReviewTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.Review.ReviewTexts", typeof(ReviewTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
