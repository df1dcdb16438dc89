using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Max;

/// <summary>
/// What an answer of the MAX Bot API means. Source of codes and statuses: https://dev.max.ru/docs-api. Only what is documented as a refusal counts as one;
/// everything else, and every 5xx whatever its body says, leaves the outcome unknown.
/// </summary>
public static class MaxOutcomes
{
    /// <returns>Null when the answer reads as a success; its value is still to be read.</returns>
    public static PublishOutcome? ProblemOf(NetworkReply reply, MaxOperation operation) => reply switch
    {
        NetworkReply.NotSent notSent => new PublishOutcome.NotSent(NetworkTexts.Of(notSent.Fault)) { BodyExcerpt = notSent.Detail, ErrorCode = notSent.Fault == NetworkFault.Tls ? ReportBuilder.TrustCode : null },
        NetworkReply.Broken broken => new PublishOutcome.Ambiguous(NetworkTexts.Of(broken.Fault)) { BodyExcerpt = broken.Detail },
        NetworkReply.Answered answer => ProblemOf(answer, operation),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    /// <summary>A success whose body is not what the documentation says.</summary>
    public static PublishOutcome Unreadable(NetworkReply reply) => reply is NetworkReply.Answered answer
        ? Complete(new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerUnreadable")), answer, null)
        : new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerMissing"));

    private static PublishOutcome? ProblemOf(NetworkReply.Answered answer, MaxOperation operation)
    {
        var (code, message, refused, isJson) = Parse(answer.CleanBody);
        var words = message ?? code ?? NetworkTexts.Get("AnswerStatus", answer.Status);
        if (answer.Status >= 500) return Complete(new PublishOutcome.Ambiguous(words), answer, code);
        if (code is not null) return Complete(Judge(ByCode(code, words, answer, operation), operation), answer, code);
        if (answer.Status != 200) return Complete(Judge(ByStatus(answer.Status, words, answer.RetryAfter), operation), answer, null);
        if (refused) return Complete(new PublishOutcome.RefusedForGood(words), answer, null);
        return isJson ? null : Unreadable(answer);
    }

    // Who stopped the bot, or never started it, refuses letters alone (403 chat.denied, "error.dialog.suspended"). A wrong token stays one.
    private static PublishOutcome Judge(PublishOutcome outcome, MaxOperation operation) =>
        operation == MaxOperation.Letter && outcome is PublishOutcome.ChannelStopped { Cause: not ChannelStopCause.Authorization } stopped
            ? new PublishOutcome.RefusedForGood(stopped.Message)
            : outcome;

    private static PublishOutcome ByCode(string code, string words, NetworkReply.Answered answer, MaxOperation operation) => code switch
    {
        "verify.token" or "deprecated.token" => new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, words),
        "chat.denied" or "access.denied" => new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, words),
        "chat.not.found" => new PublishOutcome.ChannelStopped(ChannelStopCause.ChannelGone, words),
        // A send names only the channel; a change names a message, which may just have been deleted by hand.
        "not.found" when operation == MaxOperation.Send => new PublishOutcome.ChannelStopped(ChannelStopCause.ChannelGone, words),
        "not.found" or "method.not.found" or "proto.payload" => new PublishOutcome.RefusedForGood(words),
        "too.many.requests" or "attachment.not.ready" => new PublishOutcome.RefusedForNow(words, answer.RetryAfter),
        "internal.error" or "service.unavailable" => new PublishOutcome.Ambiguous(words),
        _ => ByStatus(answer.Status, words, answer.RetryAfter),
    };

    // The documented refusals; any other status, a redirect and a 200 with an unknown code among them, proves nothing.
    private static PublishOutcome ByStatus(int status, string words, TimeSpan? retryAfter) => status switch
    {
        401 => new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, words),
        403 => new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, words),
        429 => new PublishOutcome.RefusedForNow(words, retryAfter),
        400 or 404 or 405 or 413 or 414 or 415 => new PublishOutcome.RefusedForGood(words),
        _ => new PublishOutcome.Ambiguous(words),
    };

    private static PublishOutcome Complete(PublishOutcome outcome, NetworkReply.Answered answer, string? code) =>
        outcome with { HttpStatus = answer.Status, ErrorCode = code, BodyExcerpt = SecretScrubber.Excerpt(answer.CleanBody) };

    private static (string? Code, string? Message, bool Refused, bool IsJson) Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return default;
            return (Text(root, "code"), Text(root, "message") ?? Text(root, "error"),
                root.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.False, true);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
