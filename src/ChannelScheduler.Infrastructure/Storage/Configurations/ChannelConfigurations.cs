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

internal sealed class ChannelConnectionConfiguration : IEntityTypeConfiguration<ChannelConnection>
{
    public void Configure(EntityTypeBuilder<ChannelConnection> builder)
    {
        builder.HasIndex(connection => new { connection.SchoolId, connection.Stage });
        builder.HasOne<School>().WithMany().HasForeignKey(connection => connection.SchoolId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(connection => connection.ChannelId);
        builder.HasMany(connection => connection.Tokens).WithOne().HasForeignKey(token => token.ConnectionId);
        builder.Property(connection => connection.Found).HasConversion(new JsonListConverter<FoundChannel>(), new ListComparer<FoundChannel>());
        builder.Ignore(connection => connection.IsOpen);
        builder.Property(connection => connection.Version).IsConcurrencyToken();
    }
}

internal sealed class ConnectionTokenConfiguration : IEntityTypeConfiguration<ConnectionToken>
{
    public void Configure(EntityTypeBuilder<ConnectionToken> builder)
    {
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.HasIndex(token => new { token.ConnectionId, token.Kind }).IsUnique();
    }
}
