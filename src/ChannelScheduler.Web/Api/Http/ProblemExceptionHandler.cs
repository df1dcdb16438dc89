using System.Globalization;
using ChannelScheduler.Core.Posts;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Every failure as an RFC 9457 problem: what, why, what to do, and the field. No stack trace, no value of a secret.</summary>
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
            logger.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
            problem = Of(StatusCodes.Status500InternalServerError, "Unexpected", ApiTexts.Get("Unexpected"), null);
        }
        await WriteAsync(httpContext, problem, cancellationToken);
        return true;
    }

    /// <summary>For answers that never came to a handler: 401, 403, 404, 405, 415.</summary>
    public static Task WriteStatusAsync(Microsoft.AspNetCore.Diagnostics.StatusCodeContext context)
    {
        var status = context.HttpContext.Response.StatusCode;
        var code = status switch { 401 => "KeyNeeded", 403 => "RoleNeeded", 404 => "NoSuchRoute", 405 => "MethodNotAllowed", 415 => "JsonNeeded", _ => "RequestRefused" };
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

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status409Conflict,
    };

    private static async Task WriteAsync(HttpContext context, ProblemDetails problem, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = problem.Status!.Value;
        await context.Response.WriteAsJsonAsync(problem, ApiJson.Options, "application/problem+json", cancellationToken);
    }
}
