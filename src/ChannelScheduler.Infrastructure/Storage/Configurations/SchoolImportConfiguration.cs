using ChannelScheduler.Core.Schools.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class SchoolImportConfiguration : IEntityTypeConfiguration<SchoolImport>
{
    public void Configure(EntityTypeBuilder<SchoolImport> builder)
    {
        // Read and written as a whole, by one person: rows of their own would only have to be joined again.
        builder.Property(import => import.Lines).HasConversion(new JsonListConverter<SchoolLine>(), new ListComparer<SchoolLine>());
        builder.Property(import => import.Version).IsConcurrencyToken();
        builder.HasIndex(import => new { import.CreatedById, import.CreatedAt });
        builder.HasIndex(import => import.State);
    }
}
