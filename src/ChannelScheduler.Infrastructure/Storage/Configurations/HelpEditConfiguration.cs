using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class HelpEditConfiguration : IEntityTypeConfiguration<HelpEdit>
{
    public void Configure(EntityTypeBuilder<HelpEdit> builder)
    {
        builder.Property(edit => edit.EntryId).HasMaxLength(100);
        builder.Property(edit => edit.Region).HasMaxLength(10);
        builder.HasOne<User>().WithMany().HasForeignKey(edit => edit.AuthorId).OnDelete(DeleteBehavior.Restrict);
        // Of two people who save at the same moment one is told; the newest of an entry is its last number.
        builder.HasIndex(edit => new { edit.EntryId, edit.Region, edit.Number }).IsUnique();
    }
}
