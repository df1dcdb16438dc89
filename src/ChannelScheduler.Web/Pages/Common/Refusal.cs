using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Why something was not carried out, in the words that the person reads.</summary>
internal sealed record Refusal(int Status, string Text, string? Field)
{
    /// <returns>Null for what is no refusal: the page can't say anything useful then.</returns>
    public static Refusal? Of(Exception exception) => exception switch
    {
        // What is not there can't be shown again either.
        ApiException { Status: StatusCodes.Status404NotFound } => null,
        ApiException api => new(api.Status, ApiTexts.Get(api.Code, [.. api.Values]), api.Field),
        RefusedException refused => new(ProblemExceptionHandler.StatusOf(refused.Kind), refused.ToText(CultureInfo.CurrentUICulture), refused.Field),
        ValidationException invalid => new(StatusCodes.Status422UnprocessableEntity, string.Join(" ", invalid.Errors.Select(Named).Distinct()), invalid.Errors.FirstOrDefault()?.PropertyName),
        DbUpdateConcurrencyException => new(StatusCodes.Status409Conflict, ApiTexts.Get("StaleForm"), null),
        _ => null,
    };

    // The validators speak of fields by their API names.
    private static string Named(ValidationFailure error) =>
        CommonTexts.Find("Field." + error.PropertyName) is { } label ? error.ErrorMessage.Replace($"'{error.PropertyName}'", $"«{label}»", StringComparison.Ordinal) : error.ErrorMessage;
}
