using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>P6: every due publication ends in a named state within its bound, with a reason and the next action, and somebody is told.</summary>
public sealed class P6NothingIsSilentTests
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>What the network does; where that leads at once; what is told, if anybody has to know.</summary>
    private static readonly Dictionary<string, (PublishOutcome Outcome, PublicationStatus Status, string? Reason, string? Told)> Outcomes = new()
    {
        ["accepted"] = (new PublishOutcome.Accepted("1", null, null), PublicationStatus.Published, null, null),
        ["accepted with address"] = (new PublishOutcome.Accepted("1", "https://example.test/1", DateTimeOffset.UnixEpoch), PublicationStatus.Published, null, null),
        ["refused for now"] = (new PublishOutcome.RefusedForNow("slow down"), PublicationStatus.Retrying, "RetryRefused", null),
        ["refused for now with a pause"] = (new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(3)), PublicationStatus.Retrying, "RetryRefused", null),
        ["refused for longer than it may be late"] = (new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromHours(21)), PublicationStatus.Missed, "MissedTooLate", "NotifyMissed"),
        ["not sent"] = (new PublishOutcome.NotSent("dns"), PublicationStatus.Retrying, "RetryNotSent", null),
        ["refused for good"] = (new PublishOutcome.RefusedForGood("bad payload") { ErrorCode = "proto.payload" }, PublicationStatus.Failed, "FailedRefused", "NotifyFailed"),
        ["unknown"] = (new PublishOutcome.Ambiguous("timeout"), PublicationStatus.InDoubt, "InDoubtReading", "NotifyInDoubt"),
        ["authorisation"] = (new PublishOutcome.ChannelStopped(ChannelStopCause.Authorization, "token expired"), PublicationStatus.OnHold, "HoldChannelAuthorization", "NotifyChannelStopped"),
        ["captcha"] = (new PublishOutcome.ChannelStopped(ChannelStopCause.Captcha, "captcha"), PublicationStatus.OnHold, "HoldChannelCaptcha", "NotifyChannelStopped"),
        ["lost rights"] = (new PublishOutcome.ChannelStopped(ChannelStopCause.RightsLost, "not an admin"), PublicationStatus.OnHold, "HoldChannelRightsLost", "NotifyChannelStopped"),
        ["quota"] = (new PublishOutcome.ChannelStopped(ChannelStopCause.Quota, "50 a day"), PublicationStatus.OnHold, "HoldChannelQuota", "NotifyChannelStopped"),
        ["channel gone"] = (new PublishOutcome.ChannelStopped(ChannelStopCause.ChannelGone, "not found"), PublicationStatus.OnHold, "HoldChannelChannelGone", "NotifyChannelStopped"),
    };

    public static TheoryData<string, ChannelKind> OutcomeNames()
    {
        var data = new TheoryData<string, ChannelKind>();
        foreach (var name in Outcomes.Keys)
        {
            data.Add(name, ChannelKind.MaxPublic);
            data.Add(name, ChannelKind.Gospublic);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(OutcomeNames))]
    public async Task Every_outcome_has_its_state_its_reason_in_both_languages_and_its_notification(string name, ChannelKind kind)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var (outcome, status, reason, told) = Outcomes[name];
        (kind == ChannelKind.MaxPublic ? world.Max : world.Vk).NextSend(outcome);
        var post = await world.ApproveAsync(channels: kind == ChannelKind.MaxPublic ? world.MaxChannel : world.Gospublic);
        await world.PassAsync();

        var publication = await world.PublicationAsync(post, kind);
        Assert.Equal((status, reason), (publication.Status, publication.Reason?.Code));
        if (reason is not null) AssertReadable(publication.Reason!);
        var after = (await world.NotificationsAsync()).Where(one => one.PublicationId == publication.Id).ToList();
        if (told is null) Assert.Empty(after);
        else Assert.Contains(after, one => one.Message.Code == told);
        Assert.All(after, one => AssertReadable(one.Message));

        var attempt = Assert.Single(await world.AttemptsAsync(publication.Id));
        Assert.NotNull(attempt.FinishedAt);
        Assert.Equal(outcome switch { PublishOutcome.Accepted => AttemptState.Accepted, PublishOutcome.Ambiguous => AttemptState.Ambiguous, _ => AttemptState.Refused }, attempt.State);
        Assert.Equal(outcome.ErrorCode, attempt.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(OutcomeNames))]
    public async Task A_problem_while_uploading_ends_the_same_way_and_sends_nothing(string name, ChannelKind kind)
    {
        var (outcome, status, reason, _) = Outcomes[name];
        // A publisher never answers so before it has sent anything.
        if (outcome is PublishOutcome.Accepted or PublishOutcome.Ambiguous) return;
        await using var world = await PublishingWorld.CreateAsync();
        var publisher = kind == ChannelKind.MaxPublic ? world.Max : world.Vk;
        publisher.PrepareProblem = outcome;
        var post = await world.ApproveAsync(channels: kind == ChannelKind.MaxPublic ? world.MaxChannel : world.Gospublic);
        await world.PassAsync();
        var publication = await world.PublicationAsync(post, kind);
        Assert.Equal((status, reason), (publication.Status, publication.Reason?.Code));
        Assert.Empty(publisher.Sent);
    }

    [Theory]
    [MemberData(nameof(OutcomeNames))]
    public async Task Whatever_the_network_keeps_saying_it_ends_within_the_bound_and_somebody_was_told(string name, ChannelKind kind)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var publisher = kind == ChannelKind.MaxPublic ? world.Max : world.Vk;
        for (var i = 0; i < 100; i++) publisher.NextSend(Outcomes[name].Outcome);
        var post = await world.ApproveAsync(channels: kind == ChannelKind.MaxPublic ? world.MaxChannel : world.Gospublic);
        await world.PassAsync();
        await world.LiveAsync(world.Options.MissedAfter + TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));

        var publication = await world.PublicationAsync(post, kind);
        PublicationStatus[] ends = [PublicationStatus.Published, PublicationStatus.Failed, PublicationStatus.Missed, PublicationStatus.OnHold, PublicationStatus.InDoubt];
        Assert.Contains(publication.Status, ends);
        if (publication.Status == PublicationStatus.Published) return;
        AssertReadable(publication.Reason!);
        Assert.Contains(await world.NotificationsAsync(), one => one.PublicationId == publication.Id);
    }

    [Theory]
    [InlineData("queue")]
    [InlineData("clock and queue")]
    public async Task A_miss_is_found_although_clock_and_queue_are_dead(string dead)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync(world.Now.AddHours(1));
        for (var end = world.Now.AddHours(4); world.Now < end; world.Time.Advance(TimeSpan.FromMinutes(10)))
        {
            if (dead == "queue") await world.Get<DueDispatcher>().OnRingAsync(CancellationToken.None);
            await world.Get<MissDetector>().DetectAsync(CancellationToken.None);
        }
        Assert.Equal((PublicationStatus.Missed, "MissedTooLate"), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).Reason!.Code));
        AssertReadable((await world.MaxAsync(post)).Reason!);
        Assert.Equal("HoldPredecessorMissed", (await world.VkAsync(post)).Reason!.Code);
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyMissed"));
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task Nobody_approved_in_time_is_expired_told_and_never_published_late()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync(world.Now.AddHours(1));
        await world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author));
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(ReviewState.Expired, (await world.PostAsync(post)).Review);
        Assert.Equal(2, (await world.ToldAsync()).Count(code => code == "NotifyExpired"));
        await P2AtMostOneSendTests.RefusedAsync("ApproveNotInReview", () => world.DoAsync(post, (commands, work) => commands.Approve(work, world.Approver, work.CurrentHash(), null)));
        await P2AtMostOneSendTests.RefusedAsync("TimePassed", () => world.DoAsync(post, (commands, work) => commands.Submit(work, world.Author)));
    }

    [Fact]
    public async Task By_hand_a_person_is_asked_and_what_nobody_confirms_is_missed()
    {
        await using var world = await PublishingWorld.CreateAsync();
        await world.ChangeChannelAsync(world.MaxChannel, channel => channel.DeliveryMode = DeliveryMode.ByHand);
        var post = await world.ApproveAsync();
        await world.PassAsync();
        Assert.Equal((PublicationStatus.AwaitingHand, "AwaitingHand"), ((await world.MaxAsync(post)).Status, (await world.MaxAsync(post)).Reason!.Code));
        Assert.Contains("NotifyByHand", await world.ToldAsync());
        await world.LiveAsync(world.Options.MissedAfter, TimeSpan.FromMinutes(30));
        Assert.Equal(PublicationStatus.AwaitingHand, (await world.MaxAsync(post)).Status);
        await world.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(PublicationStatus.Missed, (await world.MaxAsync(post)).Status);
        Assert.Empty(world.Max.Sent);
    }

    [Fact]
    public async Task One_read_back_that_throws_keeps_no_other_doubt_waiting()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"), new PublishOutcome.Ambiguous("timeout"));
        world.Max.NextReadBackThrows(new InvalidOperationException("bug in a client"));
        world.Max.NextReadBack(new ReadBackResult.Found("mid.2", null, world.Now));
        var first = await world.ApproveAsync(text: "Первая", channels: world.MaxChannel);
        var second = await world.ApproveAsync(text: "Вторая", channels: world.MaxChannel);
        await world.PassAsync();
        await world.AdvanceAsync(world.Options.SendTimeout + world.Options.FirstReadBackAfter);
        PublicationStatus[] both = [(await world.MaxAsync(first)).Status, (await world.MaxAsync(second)).Status];
        Assert.Equal([PublicationStatus.Published, PublicationStatus.InDoubt], both.Order().Reverse());
    }

    private static void AssertReadable(Reason reason)
    {
        var (russian, english) = (reason.ToText(Russian), reason.ToText(English));
        Assert.Matches("[а-яё]{3}", russian);
        Assert.DoesNotMatch("[а-яё]{3}", english.Replace("Новость", "", StringComparison.Ordinal));
        Assert.DoesNotContain("{", russian + english, StringComparison.Ordinal);
    }
}
