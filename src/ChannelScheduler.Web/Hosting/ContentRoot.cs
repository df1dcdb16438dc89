namespace ChannelScheduler.Web.Hosting;

/// <summary>Where appsettings.json, policies/ and data/ stand: the folder the program was started in, else the program's own.</summary>
public static class ContentRoot
{
    public static string Find() =>
        Directory.Exists(Path.Combine(Directory.GetCurrentDirectory(), "policies")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
