using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Every failure as an RFC 9457 problem: what, why, what to do, and the field. No stack trace, no value of a secret.</summary>
/// <remarks>Somebody who looks at a page gets a page with the same sentence.</remarks>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private static readonly int[] Titled = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 500];

    /// <summary>What any call may answer; the description of the API says so.</summary>
    public static readonly IReadOnlyList<int> Documented = [400, 401, 403, 404, 409, 412, 422, 428];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            ApiException api => Of(api.Status, api.Code, ApiTexts.Get(api.Code, [.. api.Values]), api.Field),
            RefusedException refused => Of(StatusOf(refused.Kind), refused.Code, refused.ToText(CultureInfo.CurrentUICulture), refused.Field),
            ValidationException invalid => OfValidation(invalid),
            BadHttpRequestException bad => BadRequestProblem.Of(httpContext, bad),
            DbUpdateConcurrencyException => Of(StatusCodes.Status409Conflict, "Stale", ApiTexts.Get("Stale"), null),
            _ => null,
        };
        if (problem is null)
        {
            // The pattern and not the path: one-time links hold a secret.
            logger.LogError(exception, "{Method} {Route} failed", httpContext.Request.Method, (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText);
            problem = Of(StatusCodes.Status500InternalServerError, "Unexpected", ApiTexts.Get("Unexpected"), null);
        }
        await WriteAsync(httpContext, problem, cancellationToken);
        return true;
    }

    /// <summary>For answers that never came to a handler: 401, 403, 404, 405, 415.</summary>
    public static Task WriteStatusAsync(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var code = status switch { 401 => "KeyNeeded", 403 => "RoleNeeded", 404 => "NoSuchRoute", 405 => "MethodNotAllowed", 413 => "TooLarge", 415 => "JsonNeeded", 429 => "TooManyRequests", _ => "RequestRefused" };
        var field = status switch { 401 => "Authorization", 415 => "Content-Type", _ => null };
        return WriteAsync(context.HttpContext, Of(status, code, ApiTexts.Get(code), field), context.HttpContext.RequestAborted);
    }

    public static ProblemDetails Of(int status, string code, string detail, string? field)
    {
        var problem = new ProblemDetails { Status = status, Title = ApiTexts.Get(Titled.Contains(status) ? $"Title{status}" : "Title400"), Detail = detail, Type = "about:blank" };
        problem.Extensions["code"] = code;
        if (field is not null)
        {
            problem.Extensions["field"] = field;
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [detail] };
        }
        return problem;
    }

    private static ProblemDetails OfValidation(ValidationException exception)
    {
        var errors = exception.Errors.GroupBy(error => error.PropertyName).ToDictionary(group => group.Key, group => group.Select(error => error.ErrorMessage).ToArray());
        var problem = Of(StatusCodes.Status422UnprocessableEntity, "Invalid", string.Join(" ", errors.Select(pair => $"{pair.Key}: {string.Join(" ", pair.Value)}")), errors.Keys.First());
        problem.Extensions["errors"] = errors;
        return problem;
    }

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    private static async Task WriteAsync(HttpContext context, ProblemDetails problem, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = problem.Status!.Value;
        if (IsPage(context.Request))
        {
            await KeepTypedAsync(context, cancellationToken);
            await PageResult.Show<ErrorPage>(context, problem.Status.Value, new Dictionary<string, object?> { [nameof(ErrorPage.Status)] = problem.Status, [nameof(ErrorPage.Message)] = problem.Detail }).ExecuteAsync(context);
            return;
        }
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", cancellationToken);
    }

    private static bool IsPage(HttpRequest request) => !SessionCookie.IsApi(request.Path) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    // Refused before its handler ran, a form has not been read yet.
    private static async Task KeepTypedAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return;
        try
        {
            context.RequestServices.GetRequiredService<FormState>().Take(await context.Request.ReadFormAsync(cancellationToken));
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // A form that can't be read has nothing to show again; the page says why it was refused.
        }
    }
}
