using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Storage;

/// <summary>The list's question to the database and the status that people see are one table.</summary>
public sealed class PostFilterTests
{
    [Fact]
    public async Task A_list_by_status_holds_exactly_the_posts_that_show_it()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var states = Enum.GetValues<PublicationStatus>();
        var posts = new List<(Guid Id, PostStatus Status)>();
        await world.ChangeAsync(db =>
        {
            foreach (var review in Enum.GetValues<ReviewState>())
            {
                foreach (var max in states)
                {
                    foreach (var vk in states.Select(one => (PublicationStatus?)one).Prepend(null))
                    {
                        var post = new Post { Id = Guid.NewGuid(), SchoolId = world.School.Id, Title = "Новость", Text = "Текст", CreatedAt = world.Now, UpdatedAt = world.Now };
                        db.Posts.Add(post);
                        db.Entry(post).Property(one => one.Review).CurrentValue = review;
                        Publish(db, post, world.MaxChannel, max);
                        if (vk is { } second) Publish(db, post, world.Gospublic, second);
                        posts.Add((post.Id, PostStatuses.Of(review, vk is { } other ? [max, other] : [max])));
                    }
                }
            }
            return Task.CompletedTask;
        });
        await using var db = world.OpenDb();
        foreach (var status in Enum.GetValues<PostStatus>())
        {
            var found = await (await new PostFilter(null, status).OnAsync(db, default)).Select(one => one.Id).ToListAsync();
            Assert.Equal(posts.Where(one => one.Status == status).Select(one => one.Id).Order(), found.Order());
        }
    }

    [Theory]
    [InlineData("школы", "День открытых дверей ШКОЛЫ", true)]
    [InlineData("ЕЛКА", "Ёлка в актовом зале", true)]
    [InlineData("  открытых   дверей ", "День открытых дверей", true)]
    [InlineData("50%", "Собрано 50% книг", true)]
    [InlineData("50%", "Собрано 500 книг", false)]
    [InlineData("школа", "День открытых дверей", false)]
    public async Task Words_of_the_title_are_found_whatever_their_case(string words, string title, bool isFound)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await world.EditAsync(post, world.Author, draft => draft with { Title = title });
        await using var db = world.OpenDb();
        Assert.Equal(isFound, await (await new PostFilter(null, Text: words).OnAsync(db, default)).AnyAsync());
    }

    [Fact]
    public async Task Whoever_edited_at_any_time_is_an_author_and_an_approver_is_none()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await using var db = world.OpenDb();
        Assert.Equal([post], await (await new PostFilter(null, Authors: [world.Author]).OnAsync(db, default)).Select(one => one.Id).ToListAsync());
        Assert.Empty(await (await new PostFilter(null, Authors: [world.Approver]).OnAsync(db, default)).ToListAsync());
        Assert.Empty(await (await new PostFilter([Guid.NewGuid()]).OnAsync(db, default)).ToListAsync());
    }

    [Fact]
    public async Task Rows_from_before_the_search_get_their_key()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.WriteAsync();
        await world.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE Posts SET TitleKey = NULL; UPDATE Schools SET NameKey = NULL;"));
        await using var db = world.OpenDb();
        Assert.False(await (await new PostFilter(null, Text: "новость").OnAsync(db, default)).AnyAsync());
        await DatabaseMigrator.FillSearchKeysAsync(db, CancellationToken.None);
        Assert.True(await (await new PostFilter(null, Text: "новость").OnAsync(db, default)).AnyAsync());
        Assert.Equal("школа", await db.Schools.Select(one => EF.Property<string>(one, "NameKey")).SingleAsync());
    }

    private static void Publish(SchedulerDbContext db, Post post, Core.Channels.Channel channel, PublicationStatus status)
    {
        var publication = new Publication { Id = Guid.NewGuid(), SchoolId = post.SchoolId, PostId = post.Id, ChannelId = channel.Id, Kind = channel.Kind };
        db.Publications.Add(publication);
        db.Entry(publication).Property(one => one.Status).CurrentValue = status;
    }
}
