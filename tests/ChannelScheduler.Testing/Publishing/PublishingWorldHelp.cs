using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>What tests ask of a <see cref="PublishingWorld"/> again and again.</summary>
public static class PublishingWorldHelp
{
    public static Task<Publication> MaxAsync(this PublishingWorld world, Guid postId) => world.PublicationAsync(postId, ChannelKind.MaxPublic);

    public static Task<Publication> VkAsync(this PublishingWorld world, Guid postId) => world.PublicationAsync(postId, ChannelKind.Gospublic);

    public static async Task<Post> PostAsync(this PublishingWorld world, Guid postId)
    {
        await using var work = await world.OpenAsync(postId);
        return work.Post;
    }

    public static async Task<IReadOnlyList<PublicationAttempt>> AttemptsAsync(this PublishingWorld world, Guid publicationId)
    {
        await using var db = world.OpenDb();
        return await db.Attempts.AsNoTracking().Where(one => one.PublicationId == publicationId).OrderBy(one => one.Number).ToListAsync();
    }

    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this PublishingWorld world, string action)
    {
        await using var db = world.OpenDb();
        return await db.Audit.AsNoTracking().Where(one => one.Action == action).OrderBy(one => one.Id).ToListAsync();
    }

    /// <summary>Codes of the notifications; within one millisecond in no order.</summary>
    public static async Task<IReadOnlyList<string>> ToldAsync(this PublishingWorld world) =>
        [.. (await world.NotificationsAsync()).Select(one => one.Message.Code)];

    /// <summary>Changes rows past every command, as a hand in the database or another part of the program would.</summary>
    public static async Task ChangeAsync(this PublishingWorld world, Func<SchedulerDbContext, Task> change)
    {
        await using var db = world.OpenDb();
        await change(db);
        await db.SaveChangesAsync();
    }

    public static Task ChangeChannelAsync(this PublishingWorld world, Channel channel, Action<Channel> change) =>
        world.ChangeAsync(async db => change(await db.Channels.SingleAsync(one => one.Id == channel.Id)));

    public static async Task<MediaFile> AddPictureAsync(this PublishingWorld world, string sha256, string? description)
    {
        var file = new MediaFile
        {
            Id = Guid.NewGuid(), SchoolId = world.School.Id, Sha256 = sha256, StoragePath = sha256, FileName = sha256 + ".jpg", ContentType = "image/jpeg",
            Description = description, CreatedById = world.Author, CreatedAt = world.Now,
        };
        await world.ChangeAsync(db => Task.FromResult(db.Media.Add(file)));
        return file;
    }

    /// <summary>The post as an editor shows it, to be saved with a change.</summary>
    public static PostDraft Draft(this IPostWork work) => new(
        work.Post.Title,
        work.Post.Text,
        work.Post.GospublicText,
        [.. work.Publications.Where(one => one.Status != PublicationStatus.Cancelled).Select(one => work.Channels[one.ChannelId])],
        work.Post.PublishAt,
        work.Post.PublishAtZone,
        [.. work.Post.Media.OrderBy(item => item.Position).Select(item => work.Media[item.MediaId])],
        work.Post.PhotoFallback);

    public static Task EditAsync(this PublishingWorld world, Guid postId, Guid actorId, Func<PostDraft, PostDraft> change) =>
        world.DoAsync(postId, (commands, work) => commands.Edit(work, change(work.Draft()), actorId));

    /// <summary>Moves the time in steps, with a pass after each: as a running service sees it.</summary>
    public static async Task LiveAsync(this PublishingWorld world, TimeSpan span, TimeSpan step)
    {
        for (var end = world.Now + span; world.Now < end;) await world.AdvanceAsync(step);
    }

    /// <summary>The post's address as a person copies it from the network.</summary>
    public static string MaxUrl(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(bytes, (at.ToUnixTimeMilliseconds() << 16) | 7);
        return "https://max.ru/id0012345673_gos/" + System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }
}
