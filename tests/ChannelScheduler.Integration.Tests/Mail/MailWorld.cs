using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Mail;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Http;
using ChannelScheduler.Testing.Mail;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Integration.Tests.Mail;

/// <summary>A database with people, a mail server, and the two notifiers of the program, moved pass by pass.</summary>
internal sealed class MailWorld : IAsyncDisposable
{
    public const string Password = "pa55-of-the-mailbox";

    private readonly ServiceProvider _services;
    private readonly Dictionary<string, NotifierPass> _passes = [];

    private MailWorld(PublishingWorld world, FakeSmtpServer server, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        (World, Server) = (world, server);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Mail:From"] = "Школа <posts@school.test>",
            ["Mail:User"] = "posts",
            ["Mail:Password"] = Password,
            ["Mail:PublicUrl"] = "https://posts.school.test/",
        }).AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton<TimeProvider>(world.Time);
        services.AddSingleton(world.Get<IDbContextFactory<SchedulerDbContext>>());
        services.AddSingleton<INotifier, LogNotifier>();
        services.AddMail(configuration);
        _services = services.BuildServiceProvider();
        var notifiers = _services.GetServices<INotifier>().ToList();
        foreach (var one in notifiers)
        {
            _passes[one.Name] = new NotifierPass(
                one, [.. notifiers.Select(notifier => notifier.Name)], world.Get<IDbContextFactory<SchedulerDbContext>>(), world.Store, world.Time, _services.GetRequiredService<ILogger<NotifierPass>>());
        }
    }

    public PublishingWorld World { get; }

    public FakeSmtpServer Server { get; }

    public CapturedLogs Logs { get; } = new();

    public MailSender Sender => _services.GetRequiredService<MailSender>();

    public IEnumerable<string> Addresses => Server.Taken.Select(one => one.Recipient);

    public static async Task<MailWorld> CreateAsync(FakeSmtpServer? server = null, params (string Key, string? Value)[] settings) =>
        new(await PublishingWorld.CreateAsync(), server ?? FakeSmtpServer.Start(), settings.Select(one => new KeyValuePair<string, string?>(one.Key, one.Value)));

    public Task MailPassAsync() => _passes["mail"].RunAsync(CancellationToken.None);

    public Task LogPassAsync() => _passes["log"].RunAsync(CancellationToken.None);

    /// <summary>A person with an address at <c>school.test</c>.</summary>
    public async Task<Guid> AddPersonAsync(string name, Role role, Action<Account>? account = null, Guid? schoolId = null, Func<Membership, Membership>? membership = null, bool disabled = false, string? personName = null)
    {
        var user = new User { Id = Guid.CreateVersion7(World.Now), Name = personName ?? name, CreatedAt = World.Now, DisabledAt = disabled ? World.Now : null };
        var plain = new Membership { Id = Guid.NewGuid(), UserId = user.Id, Role = role, SchoolId = schoolId ?? World.School.Id };
        var own = new Account { Id = user.Id, UserName = name, NormalizedUserName = name, Email = $"{name}@school.test" };
        account?.Invoke(own);
        await using var db = World.OpenDb();
        db.Users.Add(user);
        db.Memberships.Add(membership?.Invoke(plain) ?? plain);
        db.Accounts.Add(own);
        await db.SaveChangesAsync();
        return user.Id;
    }

    public async Task<Notification> NotifyAsync(Role audience, string title = "Концерт", bool toSubstitutes = false, Guid? schoolId = null, Guid? postId = null, string code = "NotifySubmitted")
    {
        var notification = new Notification
        {
            Id = Guid.CreateVersion7(World.Now),
            CreatedAt = World.Now,
            SchoolId = schoolId ?? World.School.Id,
            Audience = audience,
            ToSubstitutes = toSubstitutes,
            Message = new Reason(code, title, ""),
            PostId = postId,
        };
        await using var db = World.OpenDb();
        db.Notifications.Add(notification);
        await db.SaveChangesAsync();
        return notification;
    }

    public async Task<Notification> ReadAsync(Notification notification) => (await World.NotificationsAsync()).Single(one => one.Id == notification.Id);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
        await World.DisposeAsync();
    }
}
