namespace ChannelScheduler.Sandbox.Max;

/// <summary>An answer of the API's error form, <c>{"code","message"}</c>.</summary>
internal sealed class MaxApiException(int status, string code, string message, int? retryAfterSeconds = null)
    : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>Seconds for <c>Retry-After</c>; null sends no such header.</summary>
    public int? RetryAfterSeconds { get; } = retryAfterSeconds;

    public static MaxApiException BadPayload(string message) => new(400, "proto.payload", message);

    public static MaxApiException ChatNotFound(string chat) => new(404, "chat.not.found", $"Chat {chat} not found");

    public static MaxApiException MessageNotFound(string mid) => new(404, "not.found", $"Message {mid} not found");

    public static MaxApiException AttachmentNotReady() =>
        new(400, "attachment.not.ready", "Key: errors.process.attachment.file.not.processed");

    public static MaxApiException MayNotWrite() =>
        new(403, "chat.denied", "Key: chat.send.msg.no.permission.because.not.admin");

    /// <summary>To who has stopped the bot or never started it.</summary>
    public static MaxApiException DialogSuspended(long userId) =>
        new(403, "chat.denied", $"Key: error.dialog.suspended, args: [{userId},].");

    public static MaxApiException AccessDenied(string action) =>
        new(403, "access.denied", $"Insufficient permissions to {action} message");

    public static MaxApiException TooManyRequests(int? retryAfterSeconds) =>
        new(429, "too.many.requests", "Too Many Requests", retryAfterSeconds);
}
