using ChannelScheduler.Core.Schools;
using ChannelScheduler.Core.Schools.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class SchoolReminderConfiguration : IEntityTypeConfiguration<SchoolReminder>
{
    public void Configure(EntityTypeBuilder<SchoolReminder> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(reminder => reminder.SchoolId);
        // Of two people who press at the same moment one reminds.
        builder.HasIndex(reminder => new { reminder.SchoolId, reminder.Cause, reminder.Day }).IsUnique();
    }
}
