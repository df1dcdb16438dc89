using ChannelScheduler.Core.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    // Newest first: of some schools, of all, of one post, by one person, of one sort.
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasIndex(entry => new { entry.SchoolId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.PostId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.ActorId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.Action, entry.At, entry.Id });
    }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.HasIndex(notification => new { notification.SchoolId, notification.CreatedAt, notification.Id });
        builder.HasIndex(notification => new { notification.CreatedAt, notification.Id });
        builder.HasIndex(notification => notification.DeliveredAt);
        // Rows of before this column tell of the program, as far as a filter goes.
        builder.Property(notification => notification.Kind).HasDefaultValue(NotificationKind.Program).HasSentinel((NotificationKind)(-1));
        builder.HasIndex(notification => notification.Key).IsUnique();
    }
}

internal sealed class NotificationReadConfiguration : IEntityTypeConfiguration<NotificationRead>
{
    public void Configure(EntityTypeBuilder<NotificationRead> builder)
    {
        builder.HasKey(read => new { read.UserId, read.NotificationId });
        builder.HasOne<Notification>().WithMany().HasForeignKey(read => read.NotificationId);
    }
}

internal sealed class NotificationDeliveryConfiguration : IEntityTypeConfiguration<NotificationDelivery>
{
    public void Configure(EntityTypeBuilder<NotificationDelivery> builder)
    {
        builder.HasKey(delivery => new { delivery.NotificationId, delivery.Notifier });
        builder.HasOne<Notification>().WithMany().HasForeignKey(delivery => delivery.NotificationId);
    }
}

internal sealed class MailDeliveryConfiguration : IEntityTypeConfiguration<MailDelivery>
{
    public void Configure(EntityTypeBuilder<MailDelivery> builder)
    {
        builder.HasKey(delivery => new { delivery.NotificationId, delivery.UserId });
        builder.HasOne<Notification>().WithMany().HasForeignKey(delivery => delivery.NotificationId);
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(record => new { record.PrincipalId, record.Route, record.Key });
        builder.HasIndex(record => record.CreatedAt);
    }
}
