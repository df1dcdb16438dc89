using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.HasOne<Post>().WithMany().HasForeignKey(publication => publication.PostId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(publication => publication.ChannelId);
        // One publication per post and channel; channels are unique on network and external id.
        builder.HasIndex(publication => new { publication.PostId, publication.ChannelId }).IsUnique();
        // "Has the post one in this state?" SQLite would otherwise go through all that are in that state, for each post of a list.
        builder.HasIndex(publication => new { publication.PostId, publication.Status });
        // One message of a channel is one publication of ours.
        builder.HasIndex(publication => new { publication.ChannelId, publication.ExternalId }).IsUnique();
        builder.HasIndex(publication => new { publication.Status, publication.ReadyAt });
        builder.HasIndex(publication => new { publication.ChannelId, publication.SentAt });
        // What a school publishes around a time.
        builder.HasIndex(publication => new { publication.SchoolId, publication.DueAt });
        // The dashboard's cards: counted within the index.
        builder.HasIndex(publication => new { publication.SchoolId, publication.Status, publication.DueAt, publication.PostId });
        builder.HasIndex(publication => new { publication.Status, publication.DueAt, publication.PostId });
        // Lists: newest first, and what went out last, of some schools or of all.
        builder.HasIndex(publication => new { publication.SchoolId, publication.Id });
        builder.HasIndex(publication => new { publication.Status, publication.Id });
        builder.HasIndex(publication => new { publication.SchoolId, publication.SentAt, publication.Id });
        builder.HasIndex(publication => new { publication.SentAt, publication.Id });
        // Few rows of many: everything published has a ready time in the past.
        builder.HasIndex(publication => publication.ReadyAt).HasFilter("\"PendingWrite\" IS NOT NULL");
        builder.HasIndex(publication => publication.RemindHandAt).HasFilter("\"RemindHandAt\" IS NOT NULL");
        builder.Property(publication => publication.Version).IsConcurrencyToken();
        // Whoever is out publishing by hand comes back to a page that still holds.
        builder.Property(publication => publication.RemindHandAt).IsConcurrencyToken().HasAnnotation(SchedulerDbContext.NoNewVersion, true);
        builder.Ignore(publication => publication.PublishedAt);
        builder.Ignore(publication => publication.ConfirmedAt);
    }
}

internal sealed class PublicationAttemptConfiguration : IEntityTypeConfiguration<PublicationAttempt>
{
    public void Configure(EntityTypeBuilder<PublicationAttempt> builder)
    {
        builder.HasOne<Publication>().WithMany().HasForeignKey(attempt => attempt.PublicationId);
        builder.HasIndex(attempt => new { attempt.PublicationId, attempt.Number }).IsUnique();
        builder.Property(attempt => attempt.Attachments).HasConversion(new JsonListConverter<string>(), new ListComparer<string>());
    }
}
