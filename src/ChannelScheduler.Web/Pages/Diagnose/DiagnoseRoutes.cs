using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Verification;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Diagnose;

/// <summary>An error's text in, its documented fix out. Nothing is stored, so the answer stands on the form's own page.</summary>
internal static class DiagnoseRoutes
{
    public const string Path = "/diagnose";

    /// <summary>Where an error stands explained.</summary>
    public static string Of(string code) => Links.With(Path, (CodeQuery, code));

    public const string CodeQuery = "code";

    /// <summary>Bytes: a whole log is pasted now and then. Of it only the beginning is read, and no more than that comes back.</summary>
    private const int LongestPaste = 24 * 1024 * 1024;

    public static void MapDiagnosePages(this IEndpointRouteBuilder app)
    {
        app.MapPage<DiagnosePage>(Path).ForEveryRole();
        app.MapForm<DiagnosePage>(Path, Answer).ForEveryRole().WithMetadata(new NoTransaction(), new RequestFormLimitsAttribute { ValueLengthLimit = LongestPaste });
    }

    private static IResult Answer(HttpContext http, PageForm form, IPolicySource policies)
    {
        var text = form.Text("text");
        if (text.Length == 0) throw ApiException.Invalid("DiagnoseEmpty", "text");
        var found = policies.Current.Diagnoses.Diagnose(text);
        // An answer of VK repeats the question with its token: neither the screen nor whoever takes a picture of it needs that.
        var shown = SecretScrubber.Clean(text.Length > PastedText.Examined ? text[..PastedText.Examined] : text);
        return PageResult.Show<DiagnosePage>(http, more: new Dictionary<string, object?> { [nameof(DiagnosePage.Asked)] = shown, [nameof(DiagnosePage.Found)] = found });
    }
}
