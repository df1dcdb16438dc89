using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Diagnose;

/// <summary>An error's text in, its documented fix out. Nothing is stored, so the answer stands on the form's own page.</summary>
internal static class DiagnoseRoutes
{
    public const string Path = "/diagnose";

    /// <summary>Where an error stands explained.</summary>
    public static string Of(string code) => Links.With(Path, (CodeQuery, code));

    public const string CodeQuery = "code";

    public static void MapDiagnosePages(this IEndpointRouteBuilder app)
    {
        app.MapPage<DiagnosePage>(Path).ForEveryRole();
        app.MapForm<DiagnosePage>(Path, Answer).ForEveryRole().WithMetadata(new NoTransaction());
    }

    private static IResult Answer(HttpContext http, PageForm form)
    {
        var text = form.Text("text");
        if (text.Length == 0) throw ApiException.Invalid("DiagnoseEmpty", "text");
        return PageResult.Show<DiagnosePage>(http, more: new Dictionary<string, object?> { [nameof(DiagnosePage.Asked)] = text });
    }
}
