using ChannelScheduler.Web.SignIn;

namespace ChannelScheduler.Web.Pages.SignIn;

/// <summary>Where a sign-in leads to, and why it is asked for.</summary>
public sealed record SignInModel
{
    /// <summary>A path of this program.</summary>
    public string To { get; init; } = "/";

    /// <summary>The form that met the end of a session.</summary>
    public CarriedForm? Carried { get; init; }

    /// <summary>The session was over: it is said.</summary>
    public bool Ended { get; init; }

    public string? Error { get; init; }

    public string Email { get; init; } = "";
}
