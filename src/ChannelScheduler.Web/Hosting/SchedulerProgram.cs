using System.Globalization;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Web.Hosting;

/// <summary>Start, in order: folders, policies, the data folder's lock, the schema, first data, listening. What is wrong is said in one sentence.</summary>
public static class SchedulerProgram
{
    public static async Task<int> RunAsync(string[] args)
    {
        // People read Russian first; a request brings its own language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = new CultureInfo("ru");
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("ru");
        var started = false;
        try
        {
            // The host logs a failed start with its stack trace; the sentence below says it better.
            await using var app = await CreateAsync(args, builder => builder.Logging.AddFilter("Microsoft", level => started && level >= LogLevel.Warning));
            await app.StartAsync();
            UrlSafety.Check(app.Urls, app.Services.GetRequiredService<ProxyRules>());
            started = true;
            await StartBanner.PrintAsync(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (StartFailure.Describe(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 2;
        }
    }

    /// <summary>Everything but listening; tests start from here.</summary>
    /// <param name="configure">Called when all services are registered, to replace some.</param>
    public static async Task<WebApplication> CreateAsync(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ContentRootPath = ContentRoot.Find(), WebRootPath = ContentRoot.WebRoot, ApplicationName = typeof(SchedulerProgram).Assembly.GetName().Name,
        });
        // The content root is the top of the repository, so what `dotnet run` serves is found by its manifest, which is named after the application: in a
        // test the process has another name.
        builder.WebHost.UseStaticWebAssets();
        builder.AddChannelScheduler();
        configure?.Invoke(builder);
        var app = builder.Build();
        try
        {
            // Here and not at the host's start, which would print a stack trace of its own.
            app.Services.GetService<IStartupValidator>()?.Validate();
            app.UseChannelScheduler();
            await FirstStart.PrepareAsync(app.Services, CancellationToken.None);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }
}
