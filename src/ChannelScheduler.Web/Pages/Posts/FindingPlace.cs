using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>Where a finding stands, in words: two masked telephones in two lines read alike otherwise.</summary>
internal static class FindingPlace
{
    private const string Picture = "media[";

    /// <param name="text">Of the finding's field; null when it is no text that a person types.</param>
    /// <returns>Null when there is nothing to add to the message.</returns>
    public static string? Of(Finding finding, string? text) => finding.Field switch
    {
        FixableField.Title => PostTexts.Get("Place.Title"),
        FixableField.Text => InText("Place.Text", finding.Span, text),
        FixableField.Gospublic => InText("Place.Gospublic", finding.Span, text),
        _ when PictureOf(finding) is { } at => PostTexts.Get("Place.Picture", at + 1),
        _ => null,
    };

    /// <summary>Which picture a finding is about, counted from none; null when it is about none.</summary>
    public static int? PictureOf(Finding finding) =>
        finding.Field.StartsWith(Picture, StringComparison.Ordinal) && int.TryParse(finding.Field.AsSpan(Picture.Length, finding.Field.IndexOf(']', StringComparison.Ordinal) - Picture.Length), out var at) ? at : null;

    // The line of a text that has only one says nothing; neither does one of a text that is all meant.
    private static string InText(string key, TextSpan? span, string? text) =>
        span is { } place && text is not null && place.Start <= text.Length && text.Contains('\n', StringComparison.Ordinal)
            ? PostTexts.Get(key + "Line", text.AsSpan(0, place.Start).Count('\n') + 1)
            : PostTexts.Get(key);
}
