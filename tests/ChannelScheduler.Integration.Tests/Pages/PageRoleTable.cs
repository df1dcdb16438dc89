namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>
/// Who may open which page and send which form: p press officer, c content admin, m manager, a admin; s also anybody who is signed in; x everybody.
/// </summary>
internal static class PageRoleTable
{
    public static readonly IReadOnlyDictionary<string, string> Rows = new Dictionary<string, string>
    {
        ["GET /"] = "x",
        ["GET /language"] = "x",
        ["GET /sign-in"] = "x",
        ["POST /sign-in"] = "x",
        ["POST /sign-in/code"] = "x",
        ["POST /sign-out"] = "s",
        ["GET /setup/{token}"] = "x",
        ["POST /setup/{token}"] = "x",
        ["GET /password/{id}/{link}"] = "x",
        ["POST /password/{id}/{link}"] = "x",
        ["GET /account"] = "s",
        ["GET /account/second-factor"] = "s",
        ["POST /account/settings"] = "s",
        ["POST /account/password"] = "s",
        ["POST /account/sessions"] = "s",
        ["POST /account/second-factor"] = "s",
        ["POST /account/second-factor/off"] = "s",
        ["GET /channels"] = "ca",
        ["GET /channels/{id:guid}"] = "ca",
        ["POST /channels/{id:guid}/check"] = "ca",
        ["POST /channels/{id:guid}/tokens"] = "a",
        ["POST /channels/{id:guid}/delivery"] = "a",
        ["GET /channels/certificate"] = "a",
        ["POST /channels/certificate"] = "a",
        ["POST /channels/certificate/trust"] = "a",
        ["GET /channels/connect"] = "a",
        ["POST /channels/connect"] = "a",
        ["GET /channels/connect/{id:guid}"] = "a",
        ["POST /channels/connect/{id:guid}/moderation"] = "a",
        ["POST /channels/connect/{id:guid}/token"] = "a",
        ["POST /channels/connect/{id:guid}/find"] = "a",
        ["POST /channels/connect/{id:guid}/channel"] = "a",
        ["POST /channels/connect/{id:guid}/check"] = "a",
        ["POST /channels/connect/{id:guid}/by-hand"] = "a",
        ["POST /channels/connect/{id:guid}/discard"] = "a",
    };
}
