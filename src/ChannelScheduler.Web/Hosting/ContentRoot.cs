namespace ChannelScheduler.Web.Hosting;

/// <summary>Where appsettings.json, policies/ and data/ stand: the folder the program was started in, else the program's own.</summary>
public static class ContentRoot
{
    /// <summary>Stylesheets and scripts of a published program lie beside it.</summary>
    public static string WebRoot => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public static string Find() =>
        Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "policies")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
