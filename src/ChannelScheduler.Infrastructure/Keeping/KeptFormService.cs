using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Keeping;

/// <summary>Forgets kept typing that nobody came back for, and that of people who were shut out.</summary>
public sealed class KeptFormService(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<KeptFormService> logger)
    : PeriodicService(time, lifetime, logger)
{
    public override TimeSpan Every => TimeSpan.FromHours(1);

    protected override Task PassAsync(CancellationToken cancellationToken) => ForgetAsync(cancellationToken);

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var oldest = Time.GetUtcNow() - KeptForm.KeptFor;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.KeptForms.Where(one => one.UpdatedAt < oldest || db.Users.Any(user => user.Id == one.UserId && user.DisabledAt != null)).ExecuteDeleteAsync(cancellationToken);
    }
}
