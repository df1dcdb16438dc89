using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Channels;

/// <summary>Roots that only the MAX client trusts. They hold for every school, so only who has every school may take one in.</summary>
public sealed class TrustCommands(MaxTrustStore store, SchedulerDbContext db, Actor actor, TimeProvider time)
{
    /// <summary>Reads a file and stores nothing: what is to be compared.</summary>
    public IReadOnlyList<CertificateInfo> Preview(string? pem)
    {
        RequireEverySchool();
        return [.. RootUpload.Read(pem, time.GetUtcNow()).Select(CertificateInfo.Of).OrderByDescending(one => one.IsRoot)];
    }

    public async Task AddAsync(string? pem, string? fingerprint, CancellationToken cancellationToken)
    {
        RequireEverySchool();
        var certificates = RootUpload.Read(pem, time.GetUtcNow());
        RootUpload.RequireConfirmed(certificates, fingerprint);
        store.Add(certificates);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, ActorId = actor.Id, Action = "trusted-root.added", Details = CertificateInfo.Of(certificates.Single(TrustedRoots.IsSelfSigned)).Sha256 });
        await db.SaveChangesAsync(cancellationToken);
    }

    private void RequireEverySchool()
    {
        if (actor.SchoolIds is not null) throw new RefusedException(RefusalKind.Conflict, "RootsForAllSchools");
    }
}
