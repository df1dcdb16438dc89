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
    };
}
