using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Hosting;

/// <summary>What the console says once the program listens: the address, and the keys of a first start.</summary>
internal static class StartBanner
{
    public static void Print(WebApplication app)
    {
        foreach (var url in app.Urls) Console.WriteLine($"ChannelScheduler: {url}");
        var keys = app.Services.GetRequiredService<FirstKeys>().TakeAll();
        if (keys.Count == 0) return;
        Console.WriteLine("Ключи первого запуска, показываются один раз / First keys, shown once:");
        foreach (var (role, secret) in keys) Console.WriteLine($"  {Roles.NameOf(role),-14} {secret}");
    }
}
