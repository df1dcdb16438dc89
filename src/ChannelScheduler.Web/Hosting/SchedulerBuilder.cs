using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Appeals;
using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Clock;
using ChannelScheduler.Infrastructure.Mail;
using ChannelScheduler.Infrastructure.Media;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Policies;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Queue;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using ChannelScheduler.Web.Dashboards;
using ChannelScheduler.Web.Help;
using ChannelScheduler.Web.Islands;
using ChannelScheduler.Web.People;
using ChannelScheduler.Web.Region;
using ChannelScheduler.Web.SignIn;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;

namespace ChannelScheduler.Web.Hosting;

/// <summary>The composition root: what implements what.</summary>
public static class SchedulerBuilder
{
    public static void AddChannelScheduler(this WebApplicationBuilder builder)
    {
        var options = ServerOptions.From(builder.Configuration, builder.Environment.ContentRootPath);
        UrlSafety.Check(builder.Configuration);
        PublishingTimes.Check(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(ProxyRules.From(builder.Configuration));
        // Each does nothing but in its own surroundings: a Windows service, a systemd unit of Type=notify.
        builder.Services.AddWindowsService(service => service.ServiceName = "ChannelScheduler");
        builder.Services.AddSystemd();
        builder.Services.AddSingleton<DataDirectoryHold>();
        builder.Services.AddSingleton<FirstKeys>();
        builder.Services.AddSingleton(TimeProvider.System);
        // Read before anything else is touched: a broken policy file stops the start with file, line and reason.
        builder.Services.AddPolicies(options.PoliciesDirectory, TimeProvider.System);
        builder.AddStorage(options);
        builder.Services.AddMedia(options.DataDirectory, builder.Configuration[QrReaderProgram.Key]);
        builder.Services.AddAppeals(options.DataDirectory);
        builder.Services.AddHostedService<QrCheckService>();
        builder.Services.AddSingleton<IMediaFiles, MediaFiles>();
        builder.Services.AddQuartzAlarmClock();
        builder.Services.AddHangfirePublicationQueue();
        builder.Services.AddSingleton(new TrustFolder(Path.Combine(options.KeysDirectory, "max-trusted-roots")));
        builder.Services.AddNetworkClients(builder.Configuration);
        builder.Services.AddHostedService<SandboxAddress>();
        builder.Services.AddSingleton<Core.Outbox.INotifier, LogNotifier>();
        builder.Services.AddMail(builder.Configuration);
        builder.Services.AddBots(builder.Configuration);
        builder.Services.AddPublishing(builder.Configuration);
        if (options.SandboxEnabled) builder.Services.AddSandbox(new SandboxOptions { StateDirectory = Path.Combine(options.DataDirectory, "sandbox") });
        builder.AddApi();
        builder.Services.AddJobDashboard();
    }

    private static void AddStorage(this WebApplicationBuilder builder, ServerOptions options)
    {
        var provider = builder.Configuration["Database:Provider"] ?? "sqlite";
        if (provider != "sqlite") throw new StartRefusedException($"Database:Provider is '{provider}': only 'sqlite' is built in so far.");
        // The key ring lies in its own folder, so that a copy of data/ alone opens no token.
        var keys = builder.Services.AddDataProtection().SetApplicationName("ChannelScheduler").PersistKeysToFileSystem(new DirectoryInfo(options.KeysDirectory));
        // Bound to the machine and not to one account: the service is seldom started by the person who starts the program first. The folder's rights do the rest.
        if (OperatingSystem.IsWindows()) keys.ProtectKeysWithDpapi(protectToLocalMachine: true);
        // Elsewhere the folder's permissions protect the ring; the warning about it would only frighten.
        else builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddSqliteStorage(builder.Configuration["Database:ConnectionString"] ?? StorageServices.SqliteConnectionString(options.DataDirectory));
        builder.Services.AddSingleton<DatabaseMigrator>();
    }

    private static void AddApi(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = RequestLimits.JsonBytes);
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemDetails();
        builder.Services.AddExceptionHandler<ProblemExceptionHandler>();
        builder.Services.AddRequestLocalization(localization =>
        {
            localization.SetDefaultCulture("ru").AddSupportedCultures("ru", "en").AddSupportedUICultures("ru", "en");
            localization.ApplyCurrentCultureToResponseHeaders = true;
        });
        foreach (var found in AssemblyScanner.FindValidatorsInAssembly(typeof(ServerOptions).Assembly, includeInternalTypes: true)) builder.Services.AddSingleton(found.InterfaceType, found.ValidatorType);
        builder.Services.AddSignIn();
        builder.Services.AddAuthorization(authorization =>
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<Actor>();
        builder.Services.AddScoped<PostStore>();
        builder.Services.AddScoped<PostVersions>();
        builder.Services.AddScoped<Pages.Common.PeopleFinder>();
        builder.Services.AddScoped<Pages.Posts.Keeping.KeptForms>();
        builder.Services.AddScoped<Pages.Common.SchoolFinder>();
        builder.Services.AddScoped<Pages.Audit.AuditReader>();
        builder.Services.AddScoped<SchoolFacts>();
        builder.Services.AddScoped<MediaUploads>();
        builder.Services.AddScoped<PictureWords>();
        builder.Services.AddScoped<Pages.Review.ReviewReader>();
        builder.Services.AddScoped<Recurring.SeriesCommands>();
        builder.Services.AddScoped<Recurring.SeriesReader>();
        builder.Services.AddScoped<Importing.ImportCommands>();
        builder.Services.AddScoped<Appeals.AppealCommands>();
        builder.Services.AddRegion();
        builder.Services.AddScoped<Pages.Review.ManyApproval>();
        builder.Services.AddPeople();
        builder.Services.AddHelp();
        builder.Services.AddSingleton<RunningKeys>();
        builder.Services.AddScoped<ChannelRegistration>();
        builder.Services.AddScoped<ChannelCommands>();
        builder.Services.AddScoped<ConnectionCommands>();
        builder.Services.AddScoped<SandboxChannels>();
        builder.Services.AddScoped<Pages.FirstSteps.SetupReader>();
        builder.Services.AddScoped<Pages.Clock.ClockReading>();
        builder.Services.AddScoped<TrustCommands>();
        builder.Services.AddScoped<Pages.Channels.TokenFields>();
        builder.Services.AddSingleton<TokenProbe>();
        builder.Services.AddSingleton<ChannelFinder>();
        builder.Services.AddOpenApi("v1");
        builder.Services.AddIslands();
        // Cyrillic as letters, not as entities: half the bytes, and readable in "view source".
        builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
