using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Sandbox;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Hosting;

/// <summary>
/// The first keys, taken only while the database has no user: from <c>Bootstrap:ApiKeys</c>, else, with the sandbox on, one per role with a fresh
/// random key that is printed once and opens nothing but the fictional school.
/// </summary>
internal static class BootstrapKeys
{
    private const int ShortestKey = 8;

    public static async Task AddAsync(SchedulerDbContext db, IServiceProvider services, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().TruncateToMilliseconds();
        var entries = services.GetRequiredService<IConfiguration>().GetSection("Bootstrap:ApiKeys").Get<List<Entry>>() ?? [];
        if (entries.Count > 0)
        {
            foreach (var entry in entries) Add(db, now, await CheckAsync(db, entry, cancellationToken));
            return;
        }
        if (await db.Schools.SingleOrDefaultAsync(one => one.Inn == SandboxSeed.SchoolInn, cancellationToken) is not { } fictional) return;
        var printed = services.GetRequiredService<FirstKeys>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var secret = ApiKey.NewSecret();
            Add(db, now, new Checked(secret, role, Roles.NameOf(role), fictional.Id));
            printed.Add(role, secret);
        }
    }

    private static async Task<Checked> CheckAsync(SchedulerDbContext db, Entry entry, CancellationToken cancellationToken)
    {
        var role = Roles.Parse(entry.Role) ?? throw new StartRefusedException($"Bootstrap:ApiKeys: '{entry.Role}' is no role; there are {string.Join(", ", Enum.GetValues<Role>().Select(Roles.NameOf))}.");
        if (entry.Key is not { Length: >= ShortestKey }) throw new StartRefusedException($"Bootstrap:ApiKeys: the key of '{entry.Name}' has fewer than {ShortestKey} characters.");
        if (string.IsNullOrWhiteSpace(entry.Name)) throw new StartRefusedException("Bootstrap:ApiKeys: a key has no name.");
        if (string.IsNullOrWhiteSpace(entry.School)) return new Checked(entry.Key, role, entry.Name, null);
        var id = Guid.TryParse(entry.School, out var parsed) ? parsed : Guid.Empty;
        var school = await db.Schools.SingleOrDefaultAsync(one => one.Id == id || one.Inn == entry.School || one.Name == entry.School, cancellationToken)
            ?? throw new StartRefusedException($"Bootstrap:ApiKeys: there is no school '{entry.School}' (by id, INN or name).");
        return new Checked(entry.Key, role, entry.Name, school.Id);
    }

    private static void Add(SchedulerDbContext db, DateTimeOffset now, Checked entry)
    {
        // The same name twice is one person with two keys or two roles.
        var user = db.Users.Local.FirstOrDefault(one => one.Name == entry.Name);
        if (user is null) db.Users.Add(user = new User { Id = Guid.CreateVersion7(now), Name = entry.Name, CreatedAt = now });
        if (!user.Memberships.Exists(one => one.Role == entry.Role && one.SchoolId == entry.SchoolId))
        {
            db.Memberships.Add(new Membership { Id = Guid.CreateVersion7(now), UserId = user.Id, Role = entry.Role, SchoolId = entry.SchoolId });
        }
        db.ApiKeys.Add(new ApiKey { Id = Guid.CreateVersion7(now), UserId = user.Id, Name = entry.Name, Hash = ApiKey.HashOf(entry.Key), CreatedAt = now });
    }

    private sealed record Checked(string Key, Role Role, string Name, Guid? SchoolId);

    private sealed class Entry
    {
        public string? Key { get; set; }

        public string? Role { get; set; }

        public string? Name { get; set; }

        public string? School { get; set; }
    }
}
