using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>Puts rows where only time or a network could: publications that were sent, or that got stuck.</summary>
internal sealed class BoardFill(SchedulerServer server, TestSchool school)
{
    public Task<SchedulerDbContext> OpenAsync() => server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();

    /// <summary>A post to MAX in this state.</summary>
    public async Task<Guid> AddAsync(string title, PublicationStatus status, DateTimeOffset due, TimeSpan late = default)
    {
        await using var db = await OpenAsync();
        var id = Add(db, title, status, due, late);
        await db.SaveChangesAsync();
        return id;
    }

    public async Task AddManyAsync(int count, DateTimeOffset due)
    {
        await using var db = await OpenAsync();
        for (var i = 0; i < count; i++) Add(db, $"Запись {i}", PublicationStatus.Published, due.AddMinutes(-i), TimeSpan.Zero);
        await db.SaveChangesAsync();
    }

    public async Task AddAuditAsync(string action, DateTimeOffset at, string? details = null)
    {
        await using var db = await OpenAsync();
        db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(at), At = at, SchoolId = Guid.Parse(school.Id), Action = action, Details = details });
        await db.SaveChangesAsync();
    }

    private Guid Add(SchedulerDbContext db, string title, PublicationStatus status, DateTimeOffset due, TimeSpan late)
    {
        due = due.TruncateToMilliseconds();
        var post = new Post { Id = Guid.CreateVersion7(due), SchoolId = Guid.Parse(school.Id), Title = title, Text = "Слова.", CreatedAt = due, UpdatedAt = due, PublishAt = due };
        post.AskForReview(due);
        post.Approve(Guid.NewGuid(), "hash", due);
        db.Posts.Add(post);
        var publication = new Publication { Id = Guid.CreateVersion7(due), SchoolId = post.SchoolId, PostId = post.Id, ChannelId = Guid.Parse(school.MaxId), Kind = ChannelKind.MaxPublic, AttemptCount = 1 };
        publication.SetDue(due);
        foreach (var step in Way(status))
        {
            if (step == PublicationStatus.Published) publication.MarkPublished(publication.Id.ToString("N"), "https://max.ru/x/" + publication.Id.ToString("N"), null, due + late);
            else if (step == PublicationStatus.OnHold) publication.Hold(HoldCause.Policy, new Reason("HoldPolicy", "LNK001"));
            else if (step == PublicationStatus.Publishing) publication.Claim(Guid.NewGuid(), DateTimeOffset.MaxValue.AddYears(-5000));
            else publication.MoveTo(step, step == PublicationStatus.Failed ? new Reason("HoldPolicy", "LNK001") : null);
        }
        if (status == PublicationStatus.Retrying) publication.WaitUntil(TimeProvider.System.GetUtcNow().AddDays(300));
        db.Publications.Add(publication);
        return post.Id;
    }

    private static PublicationStatus[] Way(PublicationStatus status) => status switch
    {
        PublicationStatus.Planned => [],
        PublicationStatus.Scheduled => [PublicationStatus.Scheduled],
        PublicationStatus.Publishing => [PublicationStatus.Scheduled, PublicationStatus.Publishing],
        _ => [PublicationStatus.Scheduled, PublicationStatus.Publishing, status],
    };
}
