using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class ChannelConfiguration : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder)
    {
        builder.HasIndex(channel => new { channel.Network, channel.ExternalId }).IsUnique();
        builder.HasOne<School>().WithMany().HasForeignKey(channel => channel.SchoolId);
        builder.HasMany(channel => channel.Tokens).WithOne().HasForeignKey(token => token.ChannelId);
        builder.Ignore(channel => channel.CanPublishPhotos);
        builder.Property(channel => channel.Version).IsConcurrencyToken();
    }
}

internal sealed class ChannelTokenConfiguration : IEntityTypeConfiguration<ChannelToken>
{
    public void Configure(EntityTypeBuilder<ChannelToken> builder) =>
        builder.HasIndex(token => new { token.ChannelId, token.Kind }).IsUnique();
}
