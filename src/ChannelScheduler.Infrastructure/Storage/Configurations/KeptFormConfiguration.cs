using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class KeptFormConfiguration : IEntityTypeConfiguration<KeptForm>
{
    public void Configure(EntityTypeBuilder<KeptForm> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(form => form.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<School>().WithMany().HasForeignKey(form => form.SchoolId).OnDelete(DeleteBehavior.Cascade);
        // Words for a post that is gone have no place any more.
        builder.HasOne<Post>().WithMany().HasForeignKey(form => form.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PostSeries>().WithMany().HasForeignKey(form => form.SeriesId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(form => form.Version).IsConcurrencyToken();
        builder.HasIndex(form => new { form.UserId, form.UpdatedAt });
        builder.HasIndex(form => form.UpdatedAt);
    }
}
