namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// Where appsettings.json, policies/, data/ and keys/ stand: beside a published program, wherever it is started from (a service starts in a system folder);
/// with <c>dotnet run</c>, where policies/ do not lie beside it, in the folder it was started in.
/// </summary>
public static class ContentRoot
{
    /// <summary>Stylesheets and scripts of a published program lie beside it.</summary>
    public static string WebRoot => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Find() => HasPolicies(AppContext.BaseDirectory) || !HasPolicies(Directory.GetCurrentDirectory()) ? AppContext.BaseDirectory : Directory.GetCurrentDirectory();

    private static bool HasPolicies(string folder) => Directory.Exists(Path.Combine(folder, "policies"));
}
