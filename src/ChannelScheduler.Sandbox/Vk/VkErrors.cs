namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The errors the sandbox knows, worded as VK words them.</summary>
internal static class VkErrors
{
    public static VkApiException UnknownMethod() => new(3, "Unknown method passed");

    public static VkApiException Auth(string detail, int? subcode = null) => new(5, $"User authorization failed: {detail}", subcode);

    public static VkApiException TooManyRequests() => new(6, "Too many requests per second");

    public static VkApiException Request(string detail) => new(8, $"Invalid request: {detail}");

    public static VkApiException Flood() => new(9, "Flood control");

    public static VkApiException Internal() => new(10, "Internal server error: Unknown error, try later");

    public static VkApiException Access(string detail, int? subcode = null) => new(15, $"Access denied: {detail}", subcode);

    public static VkApiException MissingRight() => Access("cannot be called with current scopes", 1133);

    public static VkApiException GroupAuth() => new(27, "Group authorization failed: method is unavailable with group auth.");

    public static VkApiException ServiceAuth() => new(28, "Application authorization failed: method is unavailable with service token.");

    public static VkApiException Parameter(string detail) => new(100, $"One of the parameters specified was missing or invalid: {detail}");

    public static VkApiException NotFound() => new(104, "Not found");

    public static VkApiException GroupId() => new(125, "Invalid group id");

    public static VkApiException Server() => new(118, "Invalid server");

    public static VkApiException Hash() => new(121, "Invalid hash");

    public static VkApiException Photo() => new(129, "Invalid photo");

    public static VkApiException GroupAccess() => new(203, "Access to group denied: access to the group is denied");

    public static VkApiException PostAccess() => new(210, "Access to wall's post denied");

    public static VkApiException AddingPost(string? detail = null) =>
        new(214, detail is null ? "Access to adding post denied" : $"Access to adding post denied: {detail}");

    public static VkApiException SlotTaken() => AddingPost("a post is already scheduled for this time");

    public static VkApiException DayQuota(int limit) => AddingPost($"you can only add {limit} posts a day");

    public static VkApiException ProfileType() => new(1051, "Method is unavailable with current profile type");

    public static VkApiException Expired() => new(1117, "Access token has expired");

    public static VkApiException Source() => new(3102, "Specified link is incorrect (can't find source)");
}
