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
        ["GET /posts"] = "pcma",
        ["GET /queue"] = "pcma",
        ["GET /notifications"] = "pcma",
        ["GET /posts/new"] = "pc",
        ["POST /posts/new"] = "pc",
        ["POST /posts/findings"] = "pc",
        ["GET /posts/{id:guid}"] = "pcma",
        ["GET /posts/{id:guid}/edit"] = "pc",
        ["POST /posts/{id:guid}/edit"] = "pc",
        ["GET /posts/{id:guid}/correct"] = "pc",
        ["POST /posts/{id:guid}/correct"] = "pc",
        ["POST /posts/{id:guid}/submit"] = "pc",
        ["POST /posts/{id:guid}/cancel"] = "pc",
        ["POST /posts/{id:guid}/delete"] = "pc",
        ["POST /posts/{id:guid}/reschedule"] = "pc",
        ["POST /posts/{id:guid}/renew"] = "pc",
        ["POST /posts/{id:guid}/withdraw"] = "c",
        ["GET /posts/{id:guid}/publications/{publicationId:guid}/hand"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/hand"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/absent"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/done-by-hand"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/retry"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/cancel"] = "pc",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/reschedule"] = "c",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/publish-now"] = "c",
        ["POST /posts/{id:guid}/publications/{publicationId:guid}/release"] = "c",
    };
}
