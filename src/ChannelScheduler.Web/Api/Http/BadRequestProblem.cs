using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>What the framework refuses before a handler runs, in our words: which field, and why. The framework says much of it in its English message only.</summary>
internal static partial class BadRequestProblem
{
    private const string Body = "body";

    public static ProblemDetails Of(HttpContext context, BadHttpRequestException exception)
    {
        if (exception.InnerException is JsonException json) return OfJson(json);
        if (exception.StatusCode == StatusCodes.Status413PayloadTooLarge) return Make(exception.StatusCode, "TooLarge", context.Request.HasFormContentType ? "file" : Body);
        if (exception.StatusCode == StatusCodes.Status415UnsupportedMediaType) return Make(exception.StatusCode, "JsonNeeded", "Content-Type");
        if (exception.Message.StartsWith("Implicit body inferred", StringComparison.Ordinal) || exception.Message.Contains("was not provided from body", StringComparison.Ordinal)) return Make(exception.StatusCode, "BodyNeeded", Body);
        if (Parameter().Match(exception.Message) is { Success: true } parameter) return Make(exception.StatusCode, "WrongType", parameter.Groups["name"].Value, parameter.Groups["name"].Value);
        var hasBody = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0;
        return hasBody || HttpMethods.IsGet(context.Request.Method) ? Make(exception.StatusCode, "RequestUnreadable", null) : Make(exception.StatusCode, "BodyNeeded", Body);
    }

    private static ProblemDetails OfJson(JsonException json)
    {
        var field = json.Path is { Length: > 2 } path ? path[2..] : null;
        if (json.InnerException is FieldValueException value) return Make(StatusCodes.Status422UnprocessableEntity, value.Code, field);
        if (Unknown().Match(json.Message) is { Success: true } unknown) return Make(StatusCodes.Status400BadRequest, "UnknownField", unknown.Groups["name"].Value, unknown.Groups["name"].Value);
        if (Missing().Match(json.Message) is { Success: true } missing) return OfMissing(missing.Groups["names"].Value, field);
        if (Duplicate().Match(json.Message) is { Success: true } twice) return Make(StatusCodes.Status400BadRequest, "Twice", twice.Groups["name"].Value);
        // The reader's own complaint, not the converter's: the text breaks off or is no JSON, wherever it had come to.
        if (field is null || json.InnerException is JsonException) return Make(StatusCodes.Status400BadRequest, "NotJson", Body, (json.LineNumber ?? 0) + 1, (json.BytePositionInLine ?? 0) + 1);
        return Make(StatusCodes.Status400BadRequest, "WrongType", field, field);
    }

    private static ProblemDetails OfMissing(string quoted, string? parent)
    {
        var names = Quoted().Matches(quoted).Select(match => parent is null ? match.Groups[1].Value : $"{parent}.{match.Groups[1].Value}").ToList();
        var problem = Make(StatusCodes.Status422UnprocessableEntity, "FieldNeeded", names[0], string.Join(", ", names));
        problem.Extensions["errors"] = names.ToDictionary(name => name, name => new[] { ApiTexts.Get("FieldNeeded", name) });
        return problem;
    }

    private static ProblemDetails Make(int status, string code, string? field, params object[] values) => ProblemExceptionHandler.Of(status, code, ApiTexts.Get(code, values), field);

    [GeneratedRegex("^The JSON property '(?<name>.*)' could not be mapped", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: (?<names>.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate property '(?<name>[^']*)'", RegexOptions.CultureInvariant)]
    private static partial Regex Duplicate();

    [GeneratedRegex("parameter \"[^\"]*?(?<name>\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex("'([^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
