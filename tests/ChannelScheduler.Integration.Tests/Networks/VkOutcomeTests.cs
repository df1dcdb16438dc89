using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Vk;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class VkOutcomeTests
{
    [Theory]
    [InlineData(6, "Too many requests per second", "for now 1")]
    [InlineData(9, "Flood control", "stopped Quota")]
    [InlineData(29, "Rate limit reached", "stopped Quota")]
    [InlineData(103, "Out of limits", "stopped Quota")]
    [InlineData(214, "Access to adding post denied: you can only add 50 posts a day", "stopped Quota")]
    [InlineData(214, "Access to adding post denied: can only schedule 25 posts on a day", "stopped Quota")]
    [InlineData(214, "Access to adding post denied: a post is already scheduled for this time", "for now 60")]
    [InlineData(214, "Access to adding post denied: access to the wall is closed", "stopped RightsLost")]
    [InlineData(14, "Captcha needed", "stopped Captcha")]
    [InlineData(17, "Validation required", "stopped Captcha")]
    [InlineData(24, "Confirmation required", "stopped Captcha")]
    [InlineData(3300, "Recaptcha needed", "stopped Captcha")]
    [InlineData(3304, "Email confirmation needed", "stopped Captcha")]
    [InlineData(5, "User authorization failed: access_token was given to another ip address", "stopped Authorization")]
    [InlineData(27, "Group authorization failed", "stopped Authorization")]
    [InlineData(28, "Application authorization failed", "stopped Authorization")]
    [InlineData(1051, "method is unavailable with current profile type", "stopped Authorization")]
    [InlineData(1117, "Access token has expired", "stopped Authorization")]
    [InlineData(7, "Permission to perform this action is denied", "stopped RightsLost")]
    [InlineData(15, "Access denied", "stopped RightsLost")]
    [InlineData(203, "Access to group denied", "stopped RightsLost")]
    [InlineData(125, "Invalid group id", "stopped ChannelGone")]
    [InlineData(100, "One of the parameters specified was missing or invalid", "for good")]
    [InlineData(113, "Invalid user id", "for good")]
    [InlineData(118, "Invalid server", "for good")]
    [InlineData(121, "Invalid hash", "for good")]
    [InlineData(122, "Invalid photos", "for good")]
    [InlineData(129, "Invalid photo", "for good")]
    [InlineData(222, "Hyperlinks are forbidden", "for good")]
    [InlineData(1, "Unknown error occurred", "unknown")]
    [InlineData(10, "Internal server error", "unknown")]
    [InlineData(987654, "Something new", "unknown")]
    public void An_error_means(int code, string message, string expected) =>
        Assert.Equal(expected, Of(200, $$$"""{"error":{"error_code":{{{code}}},"error_msg":"{{{message}}}","request_params":[]}}"""));

    [Theory]
    [InlineData(200, """{"response":{"post_id":1}}""", "success")]
    [InlineData(200, """{"response":0}""", "success")]
    [InlineData(200, "<html>", "unknown")]
    [InlineData(200, "{}", "unknown")]
    [InlineData(200, "[]", "unknown")]
    [InlineData(200, "", "unknown")]
    [InlineData(200, """{"error":{}}""", "unknown")]
    [InlineData(500, """{"error":{"error_code":100,"error_msg":"x"}}""", "unknown")]
    [InlineData(502, "<html>", "unknown")]
    [InlineData(302, "", "unknown")]
    [InlineData(403, "<html>", "unknown")]
    public void An_answer_means(int status, string body, string expected) => Assert.Equal(expected, Of(status, body));

    private static string Of(int status, string body) => OutcomeWords.Of(VkOutcomes.ProblemOf(new NetworkReply.Answered(status, body, body)));
}
