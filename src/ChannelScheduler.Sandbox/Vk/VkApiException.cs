namespace ChannelScheduler.Sandbox.Vk;

/// <summary>An API error. It travels as HTTP 200 with an <c>error</c> object.</summary>
/// <remarks>https://dev.vk.com/reference/errors</remarks>
public sealed class VkApiException(int code, string message, int? subcode = null) : Exception(message)
{
    public int Code { get; } = code;

    public int? Subcode { get; } = subcode;

    /// <summary>Fields some codes add beside the text, such as <c>captcha_sid</c>.</summary>
    public Dictionary<string, object> Extra { get; } = [];
}
