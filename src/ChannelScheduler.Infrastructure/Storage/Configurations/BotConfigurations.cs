using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class SchoolBotConfiguration : IEntityTypeConfiguration<SchoolBot>
{
    public void Configure(EntityTypeBuilder<SchoolBot> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(bot => bot.SchoolId);
        builder.HasOne<Channel>().WithMany().HasForeignKey(bot => bot.ChannelId);
        builder.Property(bot => bot.SeenChats).HasConversion(new JsonListConverter<long>(), new ListComparer<long>());
        builder.HasIndex(bot => bot.SchoolId).IsUnique();
        // Two listeners would take each other's events.
        builder.HasIndex(bot => new { bot.Environment, bot.BotUserId }).IsUnique();
    }
}

internal sealed class BotLinkConfiguration : IEntityTypeConfiguration<BotLink>
{
    public void Configure(EntityTypeBuilder<BotLink> builder)
    {
        builder.HasOne<SchoolBot>().WithMany().HasForeignKey(link => link.BotId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(link => link.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(link => new { link.BotId, link.UserId }).IsUnique();
        builder.HasIndex(link => new { link.BotId, link.MaxUserId }).IsUnique();
    }
}

internal sealed class BotLinkCodeConfiguration : IEntityTypeConfiguration<BotLinkCode>
{
    public void Configure(EntityTypeBuilder<BotLinkCode> builder)
    {
        builder.HasKey(code => code.Hash);
        builder.HasOne<SchoolBot>().WithMany().HasForeignKey(code => code.BotId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(code => code.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BotPromptConfiguration : IEntityTypeConfiguration<BotPrompt>
{
    public void Configure(EntityTypeBuilder<BotPrompt> builder)
    {
        builder.HasOne<BotLink>().WithMany().HasForeignKey(prompt => prompt.LinkId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Post>().WithMany().HasForeignKey(prompt => prompt.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(prompt => prompt.Version).IsConcurrencyToken();
        builder.HasIndex(prompt => prompt.Nonce).IsUnique();
        // One of each notification for each person, however often it is tried.
        builder.HasIndex(prompt => new { prompt.NotificationId, prompt.LinkId }).IsUnique();
        builder.HasIndex(prompt => prompt.ClosedAt);
    }
}

internal sealed class BotDeliveryConfiguration : IEntityTypeConfiguration<BotDelivery>
{
    public void Configure(EntityTypeBuilder<BotDelivery> builder)
    {
        builder.HasKey(delivery => new { delivery.NotificationId, delivery.LinkId });
        builder.HasOne<Notification>().WithMany().HasForeignKey(delivery => delivery.NotificationId);
        builder.HasOne<BotLink>().WithMany().HasForeignKey(delivery => delivery.LinkId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BotNewsItemConfiguration : IEntityTypeConfiguration<BotNewsItem>
{
    public void Configure(EntityTypeBuilder<BotNewsItem> builder)
    {
        builder.HasKey(item => item.PublicationId);
        builder.HasOne<Publication>().WithOne().HasForeignKey<BotNewsItem>(item => item.PublicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
