using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class PostImportConfiguration : IEntityTypeConfiguration<PostImport>
{
    public void Configure(EntityTypeBuilder<PostImport> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(import => import.SchoolId);
        // Read and written as a whole, by one person: rows of their own would only have to be joined again.
        builder.Property(import => import.Lines).HasConversion(new JsonListConverter<ImportLine>(), new ListComparer<ImportLine>());
        builder.Property(import => import.Reports).HasConversion(new JsonListConverter<LineReport>(), new ListComparer<LineReport>());
        builder.Property(import => import.Chosen).HasConversion(new JsonListConverter<int>(), new ListComparer<int>());
        builder.Property(import => import.PostIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(import => import.Version).IsConcurrencyToken();
        builder.HasIndex(import => new { import.SchoolId, import.CreatedAt });
        builder.HasIndex(import => import.State);
    }
}
