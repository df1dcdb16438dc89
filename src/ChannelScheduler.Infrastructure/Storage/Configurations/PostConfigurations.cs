using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelScheduler.Infrastructure.Storage.Configurations;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(post => post.SchoolId);
        builder.HasMany(post => post.Media).WithOne().HasForeignKey(item => item.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(post => post.AuthorIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(post => post.Version).IsConcurrencyToken();
        // A lock of its own, because a reminder makes no new version: of two passes one sends it.
        builder.Property(post => post.RemindersSent).IsConcurrencyToken().HasAnnotation(SchedulerDbContext.NoNewVersion, true);
        builder.HasSearchKey(post => post.Title);
        // Newest first, for some schools or for all; what a list is filtered by stands in the index, so that a rare row is found without reading the others.
        builder.HasIndex(nameof(Post.SchoolId), nameof(Post.CreatedAt), nameof(Post.Id), nameof(Post.Review), SearchKeys.ColumnOf(nameof(Post.Title)));
        builder.HasIndex(nameof(Post.CreatedAt), nameof(Post.Id), nameof(Post.SchoolId), nameof(Post.Review), SearchKeys.ColumnOf(nameof(Post.Title)));
        builder.HasIndex(post => new { post.Review, post.PublishAt });
        builder.HasTime();
        // The dashboard's list, in either direction, with what it is filtered by.
        builder.HasIndex(nameof(Post.SchoolId), PostTimes.Column, nameof(Post.Id), nameof(Post.Review), SearchKeys.ColumnOf(nameof(Post.Title)));
        builder.HasIndex(PostTimes.Column, nameof(Post.Id), nameof(Post.SchoolId), nameof(Post.Review), SearchKeys.ColumnOf(nameof(Post.Title)));
        // The same lists in one state of review: in their order already, so that a page of them sorts nothing.
        builder.HasIndex(post => new { post.Review, post.CreatedAt, post.Id });
        builder.HasIndex(post => new { post.SchoolId, post.Review, post.CreatedAt, post.Id });
        // The calendar's weeks.
        builder.HasIndex(post => new { post.SchoolId, post.PublishAt });
    }
}

internal sealed class ApprovedRevisionConfiguration : IEntityTypeConfiguration<ApprovedRevision>
{
    public void Configure(EntityTypeBuilder<ApprovedRevision> builder)
    {
        builder.HasOne<Post>().WithMany().HasForeignKey(revision => revision.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(revision => new { revision.PostId, revision.ApprovedAt });
        builder.Property(revision => revision.AuthorIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(revision => revision.MediaIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(revision => revision.ChannelIds).HasConversion(new JsonListConverter<Guid>(), new ListComparer<Guid>());
        builder.Property(revision => revision.Pictures).HasConversion(new JsonListConverter<PictureConfirmation>(), new ListComparer<PictureConfirmation>()).HasDefaultValueSql("'[]'");
    }
}

internal sealed class PostRevisionConfiguration : IEntityTypeConfiguration<PostRevision>
{
    public void Configure(EntityTypeBuilder<PostRevision> builder)
    {
        builder.HasOne<Post>().WithMany().HasForeignKey(revision => revision.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(revision => new { revision.PostId, revision.Number }).IsUnique();
        builder.Property(revision => revision.Pictures).HasConversion(new JsonListConverter<RevisionPicture>(), new ListComparer<RevisionPicture>());
        builder.Property(revision => revision.Channels).HasConversion(new JsonListConverter<RevisionChannel>(), new ListComparer<RevisionChannel>());
    }
}

internal sealed class RevisionTextConfiguration : IEntityTypeConfiguration<RevisionText>
{
    public void Configure(EntityTypeBuilder<RevisionText> builder)
    {
        builder.HasKey(text => new { text.PostId, text.Hash });
        builder.HasOne<Post>().WithMany().HasForeignKey(text => text.PostId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WaiverConfiguration : IEntityTypeConfiguration<Waiver>
{
    public void Configure(EntityTypeBuilder<Waiver> builder)
    {
        builder.HasOne<Post>().WithMany().HasForeignKey(waiver => waiver.PostId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(waiver => waiver.PostId);
    }
}

internal sealed class PostMediaConfiguration : IEntityTypeConfiguration<PostMedia>
{
    public void Configure(EntityTypeBuilder<PostMedia> builder)
    {
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasOne<MediaFile>().WithMany().HasForeignKey(item => item.MediaId);
    }
}

internal sealed class MediaFileConfiguration : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> builder)
    {
        builder.HasOne<School>().WithMany().HasForeignKey(file => file.SchoolId);
        // Pictures from before these were asked: nobody has said anything, nobody has looked.
        builder.Property(file => file.Consent).HasDefaultValue(PictureConsent.NotSaid);
        builder.Property(file => file.QrState).HasDefaultValue(QrState.NotRun);
        builder.Ignore(file => file.Qr);
        // The few that still wait for the reader are looked for every few minutes.
        builder.HasIndex(file => file.QrState);
    }
}
