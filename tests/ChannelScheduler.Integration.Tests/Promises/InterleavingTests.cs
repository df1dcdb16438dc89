using System.Reflection;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>People and the runner at the same row, at each point where the runner waits: one of them loses, and is told.</summary>
public sealed class InterleavingTests
{
    private static readonly Dictionary<string, Action<PublishingWorld, IPostWork>> Commands = new()
    {
        ["edit"] = (world, work) => world.Get<PostCommands>().Edit(work, work.Draft() with { Text = "Не одобрено." }, world.Author),
        ["drop the channel"] = (world, work) => world.Get<PostCommands>().Edit(work, work.Draft() with { Channels = [work.Channels[world.Gospublic.Id]] }, world.Author),
        ["cancel"] = (world, work) => world.Get<PostCommands>().Cancel(work, world.Author),
        ["reschedule"] = (world, work) => world.Get<PostCommands>().Reschedule(work, world.Author, world.Now.AddDays(1), null),
        ["cancel the publication"] = (world, work) => world.Get<PublicationCommands>().Cancel(work, Max(work), world.Approver),
        ["reschedule the publication"] = (world, work) => world.Get<PublicationCommands>().Reschedule(work, Max(work), world.Approver, world.Now.AddDays(1), "так"),
    };

    /// <summary>These have nothing to do at a row that is scheduled or on its way.</summary>
    private static readonly Dictionary<string, Action<PublishingWorld, IPostWork>> Misplaced = new()
    {
        ["approve"] = (world, work) => world.Get<PostCommands>().Approve(work, world.Approver, work.CurrentHash(), null),
        ["reject"] = (world, work) => world.Get<PostCommands>().Reject(work, world.Approver, "нет"),
        ["submit"] = (world, work) => world.Get<PostCommands>().Submit(work, world.Author),
        ["retry"] = (world, work) => world.Get<PublicationCommands>().Retry(work, Max(work), world.Approver),
        ["it is there"] = (world, work) => world.Get<PublicationCommands>().ResolvePublished(work, Max(work), world.Approver, PublishingWorldHelp.MaxUrl(world.Now), null),
        ["it is not there"] = (world, work) => world.Get<PublicationCommands>().ResolveNotPublished(work, Max(work), world.Approver),
    };

    public static TheoryData<string, bool> EveryCommandAtEveryWait()
    {
        var data = new TheoryData<string, bool>();
        foreach (var name in Commands.Keys.Concat(Misplaced.Keys))
        {
            data.Add(name, true);
            data.Add(name, false);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCommandAtEveryWait))]
    public async Task What_comes_while_it_is_on_its_way_is_refused(string name, bool whileSending)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        var command = Commands.GetValueOrDefault(name) ?? Misplaced[name];
        var refusals = 0;
        async Task Interfere()
        {
            await using var work = await world.OpenAsync(post);
            Assert.Throws<RefusedException>(() => command(world, work));
            refusals++;
        }
        if (whileSending) world.Max.DuringSend = Interfere;
        else world.Max.DuringPrepare = Interfere;
        await world.PassAsync();
        Assert.Equal(1, refusals);
        await AssertPublishedAsApprovedAsync(world, post);
    }

    public static TheoryData<string, string> EveryCommandOpenedBeforeTheClaim()
    {
        var data = new TheoryData<string, string>();
        foreach (var name in Commands.Keys)
        {
            foreach (var when in new[] { "uploads", "send", "end" }) data.Add(name, when);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryCommandOpenedBeforeTheClaim))]
    public async Task What_was_opened_before_the_claim_is_not_stored_after_it(string name, string committedDuring)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        await using var work = await world.OpenAsync(post);
        Commands[name](world, work);
        bool? stored = null;
        async Task Commit() => stored ??= await work.TryCommitAsync(CancellationToken.None);
        if (committedDuring == "uploads") world.Max.DuringPrepare = Commit;
        if (committedDuring == "send") world.Max.DuringSend = Commit;
        await world.PassAsync();
        await Commit();
        Assert.False(stored);
        await AssertPublishedAsApprovedAsync(world, post);
    }

    public static TheoryData<string> CommandNames() => new(Commands.Keys);

    [Theory]
    [MemberData(nameof(CommandNames))]
    public async Task What_is_stored_between_the_runners_look_and_its_claim_wins(string name)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.ApproveAsync();
        var runner = Runner(world, async () =>
        {
            await using var work = await world.OpenAsync(post);
            Commands[name](world, work);
            Assert.True(await work.TryCommitAsync(CancellationToken.None));
        });
        Assert.Equal(RunResult.ClaimLost, await runner.RunAsync((await world.MaxAsync(post)).Id, CancellationToken.None));
        Assert.Empty(world.Max.Sent);
        await world.PassAsync();
        Assert.Empty(world.Max.Sent);
        Assert.Empty(world.Vk.Sent);
    }

    [Theory]
    [InlineData("found")]
    [InlineData("absent")]
    [InlineData("unclear")]
    public async Task A_person_who_answers_during_the_read_back_wins(string seen)
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.Ambiguous("timeout"));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        var url = PublishingWorldHelp.MaxUrl(world.Now);
        world.Max.NextReadBack(seen switch
        {
            "found" => new ReadBackResult.Found("other", null, world.Now),
            "absent" => new ReadBackResult.Absent(),
            _ => new ReadBackResult.Unclear("near"),
        });
        world.Max.DuringReadBack = () => world.DoAsync(post, ChannelKind.MaxPublic, (commands, work, one) => commands.ResolvePublished(work, one, world.Approver, url, null));
        await world.AdvanceAsync(world.Options.SendTimeout + world.Options.FirstReadBackAfter);
        world.Max.DuringReadBack = null;
        await world.LiveAsync(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        var max = await world.MaxAsync(post);
        Assert.Equal((PublicationStatus.Published, url, 1), (max.Status, max.Url, world.Max.Sent.Count));
    }

    [Fact]
    public async Task Two_people_who_retry_at_once_cause_one_send()
    {
        await using var world = await PublishingWorld.CreateAsync();
        world.Max.NextSend(new PublishOutcome.RefusedForGood("bad payload"));
        var post = await world.ApproveAsync();
        await world.PassAsync();
        await using var first = await world.OpenAsync(post);
        await using var second = await world.OpenAsync(post);
        foreach (var work in new[] { first, second }) world.Get<PublicationCommands>().Retry(work, Max(work), world.Approver);
        Assert.True(await first.TryCommitAsync(CancellationToken.None));
        await world.PassAsync();
        Assert.False(await second.TryCommitAsync(CancellationToken.None));
        await world.PassAsync();
        Assert.Equal(2, world.Max.Sent.Count);
    }

    [Fact]
    public async Task Two_authors_who_save_at_once_do_not_overwrite_each_other()
    {
        await using var world = await PublishingWorld.CreateAsync();
        var post = await world.WriteAsync();
        await using var first = await world.OpenAsync(post);
        await using var second = await world.OpenAsync(post);
        world.Get<PostCommands>().Edit(first, first.Draft() with { Text = "Первый" }, world.Author);
        world.Get<PostCommands>().Edit(second, second.Draft() with { Text = "Второй" }, world.Approver);
        Assert.True(await first.TryCommitAsync(CancellationToken.None));
        Assert.False(await second.TryCommitAsync(CancellationToken.None));
        Assert.Equal("Первый", (await world.PostAsync(post)).Text);
    }

    private static Publication Max(IPostWork work) => work.Publications.Single(one => one.Kind == ChannelKind.MaxPublic);

    private static async Task AssertPublishedAsApprovedAsync(PublishingWorld world, Guid post)
    {
        Assert.Equal((PublicationStatus.Published, PublicationStatus.Scheduled), ((await world.MaxAsync(post)).Status, (await world.VkAsync(post)).Status));
        Assert.Contains("день открытых дверей", Assert.Single(world.Max.Sent).Message.PlainText, StringComparison.Ordinal);
        Assert.Equal(ReviewState.Approved, (await world.PostAsync(post)).Review);
    }

    private static PublicationRunner Runner(PublishingWorld world, Func<Task> afterOpen)
    {
        var store = DispatchProxy.Create<IPublishingStore, HookedStore>();
        ((HookedStore)store).Set(world.Store, afterOpen);
        return new PublicationRunner(
            store, world.Get<PublishingGate>(), world.Get<MessageComposer>(), world.Get<ChannelAccessProvider>(), world.Get<ChannelPublishers>(), world.Get<PublicationSettlement>(), world.Get<OutcomeRecorder>(),
            world.Get<CorrectionRunner>(), world.Get<PublishingSignal>(), world.NetworkClock, world.Options, world.Time, NullLogger<PublicationRunner>.Instance);
    }

    /// <summary>The store, with something that happens right after a publication was read.</summary>
    public class HookedStore : DispatchProxy
    {
        private IPublishingStore _inner = null!;
        private Func<Task> _afterOpen = null!;

        public void Set(IPublishingStore inner, Func<Task> afterOpen) => (_inner, _afterOpen) = (inner, afterOpen);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name == nameof(IPublishingStore.OpenPublicationAsync) ? OpenAsync((Guid)args![0]!) : targetMethod.Invoke(_inner, args);

        private async Task<IPostWork?> OpenAsync(Guid id)
        {
            var work = await _inner.OpenPublicationAsync(id, CancellationToken.None);
            await _afterOpen();
            return work;
        }
    }
}
