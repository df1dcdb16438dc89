using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Core.Posts;
using FluentValidation;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Every failure as an RFC 9457 problem: what, why, what to do, and the field. No stack trace, no value of a secret.</summary>
internal sealed class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            ApiException api => Of(api.Status, api.Code, ApiTexts.Get(api.Code, [.. api.Values]), api.Field),
            RefusedException refused => Of(StatusOf(refused.Kind), refused.Code, refused.ToText(CultureInfo.CurrentUICulture), refused.Field),
            ValidationException invalid => OfValidation(invalid),
            BadHttpRequestException bad => OfBadRequest(bad),
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
        return WriteAsync(context.HttpContext, Of(status, code, ApiTexts.Get(code), null), context.HttpContext.RequestAborted);
    }

    private static ProblemDetails Of(int status, string code, string detail, string? field)
    {
        var problem = new ProblemDetails { Status = status, Title = ApiTexts.Get("Title" + status), Detail = detail, Type = "about:blank" };
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
        var problem = Of(StatusCodes.Status422UnprocessableEntity, "Invalid", string.Join(" ", errors.Select(pair => $"{pair.Key}: {string.Join(" ", pair.Value)}")), null);
        problem.Extensions["errors"] = errors;
        return problem;
    }

    private static ProblemDetails OfBadRequest(BadHttpRequestException exception)
    {
        if (exception.InnerException is not JsonException json)
        {
            var code = exception.StatusCode switch { 413 => "TooLarge", 415 => "JsonNeeded", _ => "RequestUnreadable" };
            return Of(exception.StatusCode, code, ApiTexts.Get(code), null);
        }
        var field = FieldOf(json);
        if (json.InnerException is FieldValueException value) return Of(StatusCodes.Status422UnprocessableEntity, value.Code, ApiTexts.Get(value.Code), field);
        if (UnknownField(json) is { } unknown) return Of(StatusCodes.Status400BadRequest, "UnknownField", ApiTexts.Get("UnknownField", unknown), unknown);
        if (field is null) return Of(StatusCodes.Status400BadRequest, "NotJson", ApiTexts.Get("NotJson", (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1), null);
        return Of(StatusCodes.Status400BadRequest, "WrongType", ApiTexts.Get("WrongType", field), field);
    }

    private static string? FieldOf(JsonException exception) => exception.Path is { Length: > 2 } path ? path[2..] : null;

    // System.Text.Json names the field in the message only: "The JSON property 'x' could not be mapped to any .NET member…".
    private static string? UnknownField(JsonException exception)
    {
        const string Mark = "The JSON property '";
        if (!exception.Message.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var end = exception.Message.IndexOf("' could not be mapped", StringComparison.Ordinal);
        return end > 0 ? exception.Message[Mark.Length..end] : null;
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
