using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P6: who has to approve is reminded in time, and once each. The instants stand in ReminderPlanTests.</summary>
public sealed class ReviewReminderTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Approvers_are_reminded_24_and_2_hours_ahead_and_substitutes_an_hour_ahead()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, world.Now.AddHours(48));
        await world.LiveAsync(TimeSpan.FromHours(47.5), Step);
        var reminders = await RemindersAsync(world);
        Assert.Equal([(24, false), (46, false), (47, true)], reminders.Select(one => ((int)(one.CreatedAt - Start).TotalHours, one.ToSubstitutes)));
        Assert.All(reminders, one => Assert.Equal(("NotifyReviewDue", Role.ContentAdmin, "17.09.2026 10:00"), (one.Message.Code, one.Audience, one.Message.Values[2])));
    }

    [Fact]
    public async Task After_a_downtime_one_reminder_each_stands_for_those_that_were_skipped()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, world.Now.AddHours(48));
        await world.AdvanceAsync(TimeSpan.FromHours(47.5));
        await world.PassAsync();
        Assert.Equal([false, true], (await RemindersAsync(world)).Select(one => one.ToSubstitutes).Order());
    }

    [Fact]
    public async Task A_post_submitted_shortly_before_its_time_is_reminded_of_what_still_lies_ahead()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, world.Now.AddHours(3));
        await world.LiveAsync(TimeSpan.FromHours(2.5), Step);
        Assert.Equal([(1, false), (2, true)], (await RemindersAsync(world)).Select(one => ((int)(one.CreatedAt - Start).TotalHours, one.ToSubstitutes)));
    }

    [Fact]
    public async Task A_post_without_a_time_is_reminded_after_2_and_24_hours_and_then_substitutes()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, null);
        await world.LiveAsync(TimeSpan.FromHours(30), Step);
        var reminders = await RemindersAsync(world);
        Assert.Equal([(2, false), (24, false), (25, true)], reminders.Select(one => ((int)(one.CreatedAt - Start).TotalHours, one.ToSubstitutes)));
        Assert.All(reminders, one => Assert.Equal("NotifyReviewWaits", one.Message.Code));
    }

    [Fact]
    public async Task A_correction_that_waits_is_reminded_from_the_moment_it_was_asked_for()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        await world.DoAsync(post, (_, work) => world.Get<CorrectionCommands>().Correct(work, world.Author, "Исправлено.", null, "опечатка"));
        await world.LiveAsync(TimeSpan.FromHours(26), Step);
        var reminders = await RemindersAsync(world);
        Assert.Equal([(3, false), (25, false), (26, true)], reminders.Select(one => ((int)(one.CreatedAt - Start).TotalHours, one.ToSubstitutes)));
        Assert.All(reminders, one => Assert.Equal("NotifyCorrectionWaits", one.Message.Code));
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    [InlineData("cancelled")]
    public async Task What_left_the_review_reminds_nobody(string how)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(48));
        await world.DoAsync(post, (commands, work) =>
        {
            if (how == "approved") commands.Approve(work, world.Approver, work.CurrentHash(), null);
            if (how == "rejected") commands.Reject(work, world.Approver, "Нет даты");
            if (how == "cancelled") commands.Cancel(work, world.Author);
        });
        await world.LiveAsync(TimeSpan.FromHours(47), TimeSpan.FromHours(1));
        Assert.Empty(await RemindersAsync(world));
    }

    [Fact]
    public async Task A_new_time_and_a_new_submission_count_anew()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(3));
        await world.LiveAsync(TimeSpan.FromHours(2), Step);
        Assert.Equal(2, (await RemindersAsync(world)).Count);
        await world.DoAsync(post, (commands, work) => commands.Reschedule(work, world.Author, world.Now.AddHours(3), null));
        await world.LiveAsync(TimeSpan.FromHours(1), Step);
        Assert.Equal(3, (await RemindersAsync(world)).Count);
        await world.DoAsync(post, (commands, work) => commands.Reject(work, world.Approver, "Нет даты"));
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        Assert.Equal(0, (await world.PostAsync(post)).RemindersSent);
        await world.LiveAsync(TimeSpan.FromHours(1), Step);
        Assert.Equal(4, (await RemindersAsync(world)).Count);
    }

    [Fact]
    public async Task A_reminder_makes_no_open_page_stale_and_two_passes_at_once_send_it_once()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await SubmittedAsync(world, world.Now.AddHours(48));
        var version = (await world.PostAsync(post)).Version;
        world.Time.Advance(TimeSpan.FromHours(24));
        await using var other = await world.OpenAsync(post);
        other.Post.RemindersSent = 1;
        await world.Get<ApprovalReminders>().RemindAsync(CancellationToken.None);
        Assert.False(await other.TryCommitAsync(CancellationToken.None));
        Assert.Single(await RemindersAsync(world));
        Assert.Equal((version, 1), ((await world.PostAsync(post)).Version, (await world.PostAsync(post)).RemindersSent));
    }

    [Fact]
    public async Task While_our_clock_is_off_nobody_is_told_a_wrong_time()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await SubmittedAsync(world, world.Now.AddHours(48));
        world.Time.Advance(TimeSpan.FromHours(24));
        foreach (var network in Enum.GetValues<Network>()) world.NetworkClock.Report(network, world.Now.AddHours(-30), world.Now);
        await world.Get<ApprovalReminders>().RemindAsync(CancellationToken.None);
        Assert.Empty(await RemindersAsync(world));
    }

    private static readonly DateTimeOffset Start = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);

    private static async Task<Guid> SubmittedAsync(PublishingWorld world, DateTimeOffset? publishAt)
    {
        var post = await world.WriteAsync(publishAt);
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        return post;
    }

    private static async Task<IReadOnlyList<Notification>> RemindersAsync(PublishingWorld world) =>
        [.. (await world.NotificationsAsync()).Where(one => one.Message.Code is "NotifyReviewDue" or "NotifyReviewWaits" or "NotifyCorrectionWaits").OrderBy(one => one.CreatedAt)];
}
