using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>
/// What an answer of the VK API means. Errors come with HTTP 200 and an <c>error</c> object. Source of the codes: https://dev.vk.com/reference/errors.
/// An unknown code, code 1 and code 10 leave the outcome of a write unknown.
/// </summary>
public static class VkOutcomes
{
    /// <returns>Null when the answer has a <c>response</c>; its value is still to be read.</returns>
    public static PublishOutcome? ProblemOf(NetworkReply reply) => reply switch
    {
        NetworkReply.NotSent notSent => new PublishOutcome.NotSent(NetworkTexts.Of(notSent.Fault)) { BodyExcerpt = notSent.Detail },
        NetworkReply.Broken broken => new PublishOutcome.Ambiguous(NetworkTexts.Of(broken.Fault)) { BodyExcerpt = broken.Detail },
        NetworkReply.Answered answer => ProblemOf(answer),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    /// <summary>A success whose body is not what the documentation says.</summary>
    public static PublishOutcome Unreadable(NetworkReply reply) => reply is NetworkReply.Answered answer
        ? Complete(new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerUnreadable")), answer, null)
        : new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerMissing"));

    private static PublishOutcome? ProblemOf(NetworkReply.Answered answer)
    {
        if (answer.Status >= 500) return Complete(new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerStatus", answer.Status)), answer, null);
        var (code, message, hasResponse) = Parse(answer.CleanBody);
        if (code is { } known) return Complete(ByCode(known, message, answer.RetryAfter), answer, known.ToString(CultureInfo.InvariantCulture));
        if (answer.Status != 200) return Complete(new PublishOutcome.Ambiguous(NetworkTexts.Get("AnswerStatus", answer.Status)), answer, null);
        return hasResponse ? null : Unreadable(answer);
    }

    private static PublishOutcome ByCode(int code, string words, TimeSpan? retryAfter) => code switch
    {
        6 => new PublishOutcome.RefusedForNow(words, retryAfter ?? TimeSpan.FromSeconds(1)),
        9 or 29 or 103 => Stopped(ChannelStopCause.Quota, words),
        14 or 17 or 24 or 25 or (>= 3300 and <= 3304) => Stopped(ChannelStopCause.Captcha, words),
        5 or 18 or 27 or 28 or 703 or 1051 or 1117 or 3609 => Stopped(ChannelStopCause.Authorization, words),
        7 or 15 or 203 => Stopped(ChannelStopCause.RightsLost, words),
        125 => Stopped(ChannelStopCause.ChannelGone, words),
        8 when words.Contains("blocked", StringComparison.OrdinalIgnoreCase) => Stopped(ChannelStopCause.Authorization, words),
        214 => ByWallWords(words),
        3 or 8 or 22 or 23 or 100 or 104 or 113 or 114 or 118 or 121 or 122 or 129 or 210 or 219 or 220 or 222 or 224 or 225 or 3102 or 9999 => new PublishOutcome.RefusedForGood(words),
        _ => new PublishOutcome.Ambiguous(words),
    };

    // "Access to adding post denied: …" — the words after the colon decide. https://dev.vk.com/method/wall.post
    private static PublishOutcome ByWallWords(string words)
    {
        bool Says(string part) => words.Contains(part, StringComparison.OrdinalIgnoreCase);
        if (Says("already scheduled")) return new PublishOutcome.RefusedForNow(words, TimeSpan.FromMinutes(1));
        if (Says("posts a day") || Says("posts on a day") || Says("posts per day") || Says("too many")) return Stopped(ChannelStopCause.Quota, words);
        return Stopped(ChannelStopCause.RightsLost, words);
    }

    private static PublishOutcome.ChannelStopped Stopped(ChannelStopCause cause, string words) => new(cause, words);

    private static PublishOutcome Complete(PublishOutcome outcome, NetworkReply.Answered answer, string? code) =>
        outcome with { HttpStatus = answer.Status, ErrorCode = code, BodyExcerpt = SecretScrubber.Excerpt(answer.CleanBody) };

    private static (int? Code, string Words, bool HasResponse) Parse(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return (null, "", false);
            if (!root.TryGetProperty("error", out var error) || error.ValueKind != JsonValueKind.Object) return (null, "", root.TryGetProperty("response", out _));
            var code = error.TryGetProperty("error_code", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var known) ? known : 0;
            return (code, Text(error, "error_msg") ?? Text(error, "error_text") ?? NetworkTexts.Get("VkErrorCode", code), false);
        }
        catch (JsonException)
        {
            return (null, "", false);
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
