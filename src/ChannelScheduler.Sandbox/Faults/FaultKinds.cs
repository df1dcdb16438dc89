using ChannelScheduler.Sandbox.Vk;

namespace ChannelScheduler.Sandbox;

/// <summary>Stable names of the faults; tests and scripts send them to <c>/_sandbox/faults</c>.</summary>
public static class FaultKinds
{
    public const string TooManyRequests = "tooManyRequests";
    public const string ServerError = "serverError";
    public const string InternalError = "internalError";
    /// <summary>The work is done at once, the answer comes late.</summary>
    public const string Slow = "slow";
    /// <summary>The work itself starts late, even when the caller has given up by then.</summary>
    public const string SlowBeforeStore = "slowBeforeStore";
    public const string CutBeforeStore = "cutBeforeStore";
    public const string CutAfterStore = "cutAfterStore";
    public const string ServerErrorAfterStore = "serverErrorAfterStore";
    /// <summary>The work is done, then HTTP 200 carries an HTML page.</summary>
    public const string GarbageBody = "garbageBody";
    public const string GarbageBeforeStore = "garbageBeforeStore";
    public const string SuccessFalse = "successFalse";
    public const string AttachmentNotReady = "attachmentNotReady";
    public const string Captcha = "captcha";
    public const string CaptchaNew = "captchaNew";
    public const string RevokedRights = "revokedRights";
    public const string InvalidToken = "invalidToken";
    public const string ProxyHtml = "proxyHtml";
    /// <summary>MAX only: the answer to a send lacks the post's address and views, as some real answers may.</summary>
    public const string OmitUrl = "omitUrl";
    /// <summary>MAX only: messages come without their sender, as some channel posts do.</summary>
    public const string OmitSender = "omitSender";
    /// <summary>The <c>Date</c> header is off by the fault's milliseconds.</summary>
    public const string ClockSkew = "clockSkew";

    /// <summary>Every known name; a misspelt fault is refused rather than silently never hit.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(VkFaultKinds.All, StringComparer.Ordinal)
    {
        TooManyRequests, ServerError, InternalError, Slow, SlowBeforeStore, CutBeforeStore, CutAfterStore,
        ServerErrorAfterStore, GarbageBody, GarbageBeforeStore, SuccessFalse, AttachmentNotReady, Captcha,
        CaptchaNew, RevokedRights, InvalidToken, ProxyHtml, OmitUrl, OmitSender, ClockSkew,
    };
}
