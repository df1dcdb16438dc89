using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class AppealConfiguration : IEntityTypeConfiguration<Appeal>
{
    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(appeal => appeal.SchoolId);
        builder.HasMany(appeal => appeal.Files).WithOne().HasForeignKey(file => file.AppealId);
        builder.Property(appeal => appeal.Version).IsConcurrencyToken();
        // The program's own notes: whoever writes on loses nothing to them.
        builder.Property(appeal => appeal.RemindedAt).HasAnnotation(SchedulerDbContext.NoNewVersion, true);
        builder.Property(appeal => appeal.FilesRemovedAt).HasAnnotation(SchedulerDbContext.NoNewVersion, true);
        builder.HasIndex(appeal => new { appeal.SchoolId, appeal.CreatedAt });
        builder.HasIndex(appeal => new { appeal.State, appeal.ChangedAt });
    }
}

internal sealed class AppealFileConfiguration : IEntityTypeConfiguration<AppealFile>
{
    public void Configure(EntityTypeBuilder<AppealFile> builder) => builder.HasIndex(file => file.StoragePath);
}
