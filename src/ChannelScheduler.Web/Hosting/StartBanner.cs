using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.SignIn;

namespace ChannelScheduler.Web.Hosting;

/// <summary>What the console says once the program listens: the address, and the keys of a first start.</summary>
internal static class StartBanner
{
    public static async Task PrintAsync(WebApplication app)
    {
        foreach (var url in app.Urls) Console.WriteLine($"ChannelScheduler: {url}");
        var setup = app.Services.GetRequiredService<SetupLink>();
        if (await setup.IsOpenAsync(CancellationToken.None))
        {
            Console.WriteLine("Первый вход: откройте эту ссылку и заведите администратора / First sign-in: open this link and make the administrator:");
            Console.WriteLine($"  {app.Urls.First()}{setup.Path}");
        }
        var keys = app.Services.GetRequiredService<FirstKeys>().TakeAll();
        if (keys.Count == 0) return;
        Console.WriteLine("Ключи API вымышленной школы, показываются один раз / API keys of the fictional school, shown once:");
        foreach (var (role, secret) in keys) Console.WriteLine($"  {Roles.NameOf(role),-14} {secret}");
    }
}
