using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Answers of pages.</summary>
public static class PageResult
{
    /// <summary>Names the post that a form has made beside the one it was sent for.</summary>
    public const string DraftQuery = "draft";

    /// <summary>Names the post that the sentence on the next page is about.</summary>
    public const string AboutQuery = "about";

    /// <summary>Renders a page; values of the address go into its parameters of the same name.</summary>
    public static IResult Show<TPage>(HttpContext http, int status = StatusCodes.Status200OK, IReadOnlyDictionary<string, object?>? more = null)
        where TPage : IComponent
    {
        var parameters = new Dictionary<string, object?>(more ?? new Dictionary<string, object?>());
        foreach (var property in typeof(TPage).GetProperties().Where(one => Attribute.IsDefined(one, typeof(ParameterAttribute))))
        {
            if (parameters.ContainsKey(property.Name) || http.Request.RouteValues[property.Name]?.ToString() is not { } value) continue;
            parameters[property.Name] = property.PropertyType == typeof(Guid) ? Guid.Parse(value) : value;
        }
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }

    /// <summary>After a form was carried out: the browser asks for the page anew, so that a reload sends nothing twice.</summary>
    /// <param name="done">A key of <c>Done.…</c> in CommonTexts: one sentence on the next page.</param>
    public static IResult Redirect(string path, string? done = null) =>
        new SeeOther(done is null ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "done=" + done);

    /// <summary>The same, with the post named in the sentence: a key of <c>DoneOf.…</c> in CommonTexts.</summary>
    public static IResult RedirectAbout(string path, string done, Guid postId) => new SeeOther($"{path}?done={done}&{AboutQuery}={postId}");

    /// <summary>A page that leads on to a post which was just made beside it.</summary>
    public static string WithDraft(string path, Guid draftId) => $"{path}?{DraftQuery}={draftId}";

    /// <summary>A path of this program that a link may lead back to; anything else leads to the start page.</summary>
    public static string Local(string? path) =>
        path is { Length: > 1 } && path[0] == '/' && path[1] is not ('/' or '\\') && !path.Any(char.IsControl) ? path : "/";

    // Results.Redirect answers 302, after which a browser may send the form again.
    private sealed class SeeOther(string location) : IResult, IFormDone
    {
        public string Location => location;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
