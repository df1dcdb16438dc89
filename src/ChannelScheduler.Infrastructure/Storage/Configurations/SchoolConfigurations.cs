using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class SchoolConfiguration : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> builder)
    {
        builder.HasIndex(school => school.Inn).IsUnique();
        builder.HasSearchKey(school => school.Name);
        builder.Ignore(school => school.Zone);
        builder.Property(school => school.Version).IsConcurrencyToken();
        builder.Property(school => school.QueueDryToldAt).HasAnnotation(SchedulerDbContext.NoNewVersion, true);
    }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.HasMany(user => user.Memberships).WithOne().HasForeignKey(membership => membership.UserId);
        builder.HasSearchKey(user => user.Name);
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder) =>
        builder.HasOne<School>().WithMany().HasForeignKey(membership => membership.SchoolId);
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(key => key.UserId);
    }
}
