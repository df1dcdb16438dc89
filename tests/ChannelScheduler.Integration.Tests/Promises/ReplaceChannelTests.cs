using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Channels;
using ChannelScheduler.Testing.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>A wrong channel gives way to the right one: what waits moves and is approved anew, nothing goes out twice, and half of it is never stored.</summary>
public sealed class ReplaceChannelTests
{
    [Fact]
    public async Task What_waits_moves_is_approved_anew_and_goes_to_the_right_channel_alone()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var approved = await world.ApproveAsync(world.Now.AddHours(1));
        var draft = await world.WriteAsync(world.Now.AddHours(2));

        var replaced = await ReplaceAsync(world, world.MaxChannel, right);

        Assert.Equal([approved, draft], replaced.Moved);
        Assert.Empty(replaced.Kept);
        var post = await world.PostAsync(approved);
        Assert.Equal((ReviewState.InReview, (string?)null), (post.Review, post.ApprovedHash));
        Assert.Equal(ReviewState.Draft, (await world.PostAsync(draft)).Review);
        Assert.Contains("NotifyApprovalVoid", await world.ToldAsync());
        // Its authors, too: the post is no longer among the planned ones. A draft was promised to nobody.
        Assert.Single(await world.NotificationsAsync(), one => one.Message.Code == "NotifyChannelReplaced" && one.Audience == Role.PressOfficer && one.PostId == approved);
        Assert.Equal(2, (await world.AuditAsync("post.channel-replaced")).Count);
        Assert.Single(await world.AuditAsync("channel.replaced"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(30));
        await world.AdvanceAsync(TimeSpan.FromMinutes(20));
        Assert.Empty(world.Max.Sent);

        await world.DoAsync(approved, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        await world.AdvanceAsync(TimeSpan.FromMinutes(15));
        Assert.Equal([right.ExternalId], world.Max.SentTo);
        // The tie holds: the gospublic comes four hours after the new MAX post.
        await world.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Empty(world.Vk.Sent);
        await world.AdvanceAsync(TimeSpan.FromMinutes(70));
        Assert.Equal([world.Gospublic.ExternalId], world.Vk.SentTo);
        Assert.Equal([right.ExternalId], world.Max.SentTo);
    }

    [Fact]
    public async Task The_only_approver_who_replaces_a_channel_still_approves_others_words_and_their_author_does_not()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var post = await world.ApproveAsync(world.Now.AddHours(1));

        await ReplaceAsync(world, world.MaxChannel, right, world.Approver);

        Assert.Equal([world.Author], (await world.PostAsync(post)).AuthorIds);
        await P2AtMostOneSendTests.RefusedAsync("SelfApprovalForbidden", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Author, work.CurrentHash(), null)));
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    [Fact]
    public async Task A_follower_moves_behind_the_post_that_is_out_and_the_post_is_not_sent_again()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.Gospublic, "200000099");
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
        var due = (await world.VkAsync(post)).DueAt;

        Assert.Equal([post], (await ReplaceAsync(world, world.Gospublic, right)).Moved);

        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Empty(world.Vk.Sent);
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
        var follower = await world.VkAsync(post);
        Assert.Equal((right.Id, PublicationStatus.Scheduled, due), (follower.ChannelId, follower.Status, follower.DueAt));
        await world.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal([right.ExternalId], world.Vk.SentTo);
        Assert.Single(world.Max.Sent);
        Assert.Empty(world.Max.Edited);
    }

    [Fact]
    public async Task What_is_in_doubt_stays_with_a_sentence_and_the_rest_moves()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var doubted = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.InDoubt, (await world.MaxAsync(doubted)).Status);
        var waiting = await world.ApproveAsync(world.Now.AddHours(1), text: "Вторая запись", channels: world.MaxChannel);

        var replaced = await ReplaceAsync(world, world.MaxChannel, right);

        Assert.Equal([waiting], replaced.Moved);
        var kept = Assert.Single(replaced.Kept);
        Assert.Equal(doubted, kept.PostId);
        Assert.NotEqual("", kept.Reason);
        Assert.Equal((PublicationStatus.InDoubt, world.MaxChannel.Id), ((await world.MaxAsync(doubted)).Status, (await world.MaxAsync(doubted)).ChannelId));
    }

    [Fact]
    public async Task A_post_that_is_being_sent_is_left_alone_and_goes_out_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        ReplacedChannel? replaced = null;
        world.Max.DuringSend = async () => replaced ??= await ReplaceAsync(world, world.MaxChannel, right);

        await world.PassAsync();

        Assert.Empty(replaced!.Moved);
        Assert.Equal(post, Assert.Single(replaced.Kept).PostId);
        Assert.Equal([world.MaxChannel.ExternalId], world.Max.SentTo);
        Assert.Equal(PublicationStatus.Published, (await world.MaxAsync(post)).Status);
    }

    [Fact]
    public async Task A_worker_that_was_faster_with_one_post_leaves_nothing_of_it_stored()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var first = await world.ApproveAsync(world.Now.AddHours(1), channels: world.MaxChannel);
        var second = await world.ApproveAsync(world.Now.AddHours(2), text: "Вторая запись", channels: world.MaxChannel);
        await using var db = world.OpenDb();
        // What this context has read is what it goes by; meanwhile a person gives the second post another time.
        var read = await db.Publications.ToListAsync();
        Assert.Equal(2, read.Count);
        await world.DoAsync(second, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddHours(3), null));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ReplaceAsync(world, db, world.MaxChannel, right));

        Assert.Equal((world.MaxChannel.Id, PublicationStatus.Scheduled), ((await world.MaxAsync(first)).ChannelId, (await world.MaxAsync(first)).Status));
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(first)).Review);
        Assert.Equal(world.MaxChannel.Id, (await world.MaxAsync(second)).ChannelId);
        Assert.Empty(await world.AuditAsync("channel.replaced"));
        Assert.Empty(await world.AuditAsync("post.channel-replaced"));
    }

    [Fact]
    public async Task What_was_tried_keeps_its_history_and_a_second_press_finds_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        world.Max.NextSend(new PublishOutcome.RefusedForNow("429"));
        var post = await world.ApproveAsync(channels: world.MaxChannel);
        await world.PassAsync();
        Assert.Equal(PublicationStatus.Retrying, (await world.MaxAsync(post)).Status);

        await ReplaceAsync(world, world.MaxChannel, right);
        var again = await ReplaceAsync(world, world.MaxChannel, right);

        Assert.Empty(again.Moved);
        await using var work = await world.OpenAsync(post);
        Assert.Equal([(world.MaxChannel.Id, PublicationStatus.Cancelled), (right.Id, PublicationStatus.Planned)], work.Publications.OrderBy(one => one.Status == PublicationStatus.Planned).Select(one => (one.ChannelId, one.Status)));
        Assert.Single(work.Attempts);
        await world.LiveAsync(TimeSpan.FromHours(3), TimeSpan.FromMinutes(10));
        Assert.Equal([world.MaxChannel.ExternalId], world.Max.SentTo);
    }

    [Fact]
    public async Task A_series_names_the_right_channel_from_now_on()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var series = new PostSeries { Id = Guid.NewGuid(), SchoolId = world.School.Id, Title = "Меню", Text = "Меню дня", TimeOfDay = new TimeOnly(9, 0), StartsOn = new DateOnly(2026, 9, 16), EndsOn = new DateOnly(2026, 9, 30), ChannelIds = [world.MaxChannel.Id, world.Gospublic.Id] };
        await world.ChangeAsync(db => Task.FromResult(db.Series.Add(series)));

        Assert.Equal(1, (await ReplaceAsync(world, world.MaxChannel, right)).Series);

        await using var db = world.OpenDb();
        Assert.Equal([right.Id, world.Gospublic.Id], (await db.Series.SingleAsync()).ChannelIds);
    }

    [Fact]
    public async Task Only_another_channel_of_the_same_kind_and_environment_takes_its_place()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var sandbox = await AddAsync(world, world.MaxChannel, "-70000000000098", ChannelEnvironment.Sandbox == world.MaxChannel.Environment ? ChannelEnvironment.Live : ChannelEnvironment.Sandbox);
        await Assert.ThrowsAsync<RefusedException>(() => ReplaceAsync(world, world.MaxChannel, world.MaxChannel));
        await Assert.ThrowsAsync<RefusedException>(() => ReplaceAsync(world, world.MaxChannel, world.Gospublic));
        await Assert.ThrowsAsync<RefusedException>(() => ReplaceAsync(world, world.MaxChannel, sandbox));
    }

    [Theory]
    [InlineData("in doubt")]
    [InlineData("by hand")]
    [InlineData("there already")]
    public async Task A_follower_stays_while_its_post_is_in_doubt_in_a_persons_hands_or_goes_there_already(string why)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.Gospublic, "200000099");
        if (why == "in doubt") world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        if (why == "by hand") await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        if (why == "there already") await world.ChangeAsync(db => Task.FromResult(db.Publications.Add(PublicationPlan.Create(world.School.Id, post, right, world.Now))));

        var replaced = await ReplaceAsync(world, world.Gospublic, right);

        Assert.Empty(replaced.Moved);
        Assert.Equal(post, Assert.Single(replaced.Kept).PostId);
        await using var work = await world.OpenAsync(post);
        Assert.Contains(work.Publications, one => one.ChannelId == world.Gospublic.Id && one.Status != PublicationStatus.Cancelled);
        Assert.Equal(ReviewState.Approved, work.Post.Review);
    }

    [Fact]
    public async Task A_follower_that_nobody_approves_again_is_missed_by_its_own_time_and_somebody_is_told()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.Gospublic, "200000099");
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var due = (await world.VkAsync(post)).DueAt;
        await ReplaceAsync(world, world.Gospublic, right);
        Assert.Equal((right.Id, due), ((await world.VkAsync(post)).ChannelId, (await world.VkAsync(post)).DueAt));

        await world.LiveAsync(TimeSpan.FromHours(30), TimeSpan.FromMinutes(30));

        Assert.Equal(PublicationStatus.Missed, (await world.VkAsync(post)).Status);
        Assert.Contains("NotifyMissed", await world.ToldAsync());
        Assert.Empty(world.Vk.Sent);
    }

    [Fact]
    public async Task Of_two_replacements_at_once_the_second_is_told_and_changes_nothing()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var third = await AddAsync(world, world.MaxChannel, "-70000000000097");
        var post = await world.ApproveAsync(world.Now.AddHours(1), channels: world.MaxChannel);
        foreach (var (wrong, heir) in new[] { (world.MaxChannel, third), (right, world.MaxChannel) })
        {
            await using var db = world.OpenDb();
            var read = await db.Channels.Include(one => one.Tokens).ToListAsync();
            Assert.Equal(4, read.Count);
            await ReplaceAsync(world, world.MaxChannel, right);

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => ReplaceAsync(world, db, wrong, heir));

            Assert.Equal(right.Id, (await world.MaxAsync(post)).ChannelId);
            Assert.Equal((right.Id, null), (await ReplacedByAsync(world, world.MaxChannel), await ReplacedByAsync(world, right)));
        }
    }

    [Fact]
    public async Task A_replaced_channel_takes_nothing_new_until_it_is_put_back()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var right = await AddAsync(world, world.MaxChannel, "-70000000000099");
        var third = await AddAsync(world, world.MaxChannel, "-70000000000097");
        await ReplaceAsync(world, world.MaxChannel, right);

        // As written by somebody who had opened the form before.
        var post = await world.WriteAsync(world.Now.AddHours(1), channels: world.MaxChannel);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author)));
        Assert.Equal("ChannelReplaced", refused.Code);
        Assert.Contains(world.MaxChannel.Name, refused.ToText(System.Globalization.CultureInfo.GetCultureInfo("ru")), StringComparison.Ordinal);
        Assert.Equal([post], (await ReplaceAsync(world, world.MaxChannel, right)).Moved);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));

        // One step leads from any of them to the one in use.
        await ReplaceAsync(world, right, third);
        Assert.Equal((third.Id, third.Id, null), (await ReplacedByAsync(world, world.MaxChannel), await ReplacedByAsync(world, right), await ReplacedByAsync(world, third)));
        await ReplaceAsync(world, third, world.MaxChannel);
        Assert.Equal((null, world.MaxChannel.Id, world.MaxChannel.Id), (await ReplacedByAsync(world, world.MaxChannel), await ReplacedByAsync(world, right), await ReplacedByAsync(world, third)));
        Assert.Equal(world.MaxChannel.Id, (await world.MaxAsync(post)).ChannelId);
        await world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null));
    }

    private static async Task<Guid?> ReplacedByAsync(PublishingWorld world, Channel channel)
    {
        await using var db = world.OpenDb();
        return (await db.Channels.SingleAsync(one => one.Id == channel.Id)).ReplacedById;
    }

    private static async Task<Channel> AddAsync(PublishingWorld world, Channel like, string externalId, ChannelEnvironment? environment = null)
    {
        var channel = new Channel
        {
            Id = Guid.NewGuid(), SchoolId = like.SchoolId, Kind = like.Kind, Network = like.Network, Name = "Правильный", Handle = like.Handle, ExternalId = externalId, Environment = environment ?? like.Environment, CreatedAt = world.Now,
        };
        channel.Tokens.Add(new ChannelToken { Id = Guid.NewGuid(), ChannelId = channel.Id, Kind = like.Tokens[0].Kind, ProtectedValue = like.Tokens[0].ProtectedValue });
        await world.ChangeAsync(db => Task.FromResult(db.Channels.Add(channel)));
        return channel;
    }

    private static async Task<ReplacedChannel> ReplaceAsync(PublishingWorld world, Channel wrong, Channel right, Guid? actor = null)
    {
        await using var db = world.OpenDb();
        return await ReplaceAsync(world, db, wrong, right, actor);
    }

    private static async Task<ReplacedChannel> ReplaceAsync(PublishingWorld world, Infrastructure.Storage.SchedulerDbContext db, Channel wrong, Channel right, Guid? actor = null) => await world.Get<ChannelReplacement>().ReplaceAsync(
        db, await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == wrong.Id), await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == right.Id), actor ?? Guid.NewGuid(), default);
}
