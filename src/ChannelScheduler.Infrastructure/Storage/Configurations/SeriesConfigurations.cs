using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class PostSeriesConfiguration : IEntityTypeConfiguration<PostSeries>
{
    public void Configure(EntityTypeBuilder<PostSeries> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(series => series.SchoolId);
        builder.Property(series => series.ChannelIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(series => series.MediaIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(series => series.AuthorIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(series => series.Weekdays).HasConversion(new JsonListConverter<DayOfWeek>(), new ListComparer<DayOfWeek>());
        builder.Property(series => series.Version).IsConcurrencyToken();
        // The program's own notes: whoever edits the series loses nothing to them.
        builder.Property(series => series.OrphanToldAt).HasAnnotation(SchedulerDbContext.NoNewVersion, true);
        builder.Ignore(series => series.Recurrence);
        builder.HasIndex(series => new { series.SchoolId, series.CreatedAt });
        builder.HasIndex(series => series.State);
    }
}

internal sealed class SeriesOccurrenceConfiguration : IEntityTypeConfiguration<SeriesOccurrence>
{
    public void Configure(EntityTypeBuilder<SeriesOccurrence> builder)
    {
        // The promise that no day is made twice.
        builder.HasKey(occurrence => new { occurrence.SeriesId, occurrence.Date });
        builder.HasOne<PostSeries>().WithMany().HasForeignKey(occurrence => occurrence.SeriesId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(occurrence => occurrence.PostId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(occurrence => occurrence.PostId);
    }
}
