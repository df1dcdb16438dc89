using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Testing.Publishing;
using FsCheck.Xunit;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Promises;

/// <summary>
/// P2, P3, P4, P5 under anything that people, clocks, queues and networks can do in any order: every byte of a random script is one operation.
/// The networks know what they stored, people answer truthfully, and then no network ever holds the post twice.
/// </summary>
public sealed class P2RandomOperationsTests
{
    [Property(MaxTest = 25, EndSize = 60)]
    public async Task No_order_of_events_publishes_twice_unapproved_or_in_the_wrong_order(byte[] script)
    {
        await using var world = await PublishingWorld.CreateAsync();
        var run = new Run(world, await world.ApproveAsync());
        foreach (var step in script) await run.StepAsync(step);
        await world.LiveAsync(TimeSpan.FromHours(30), TimeSpan.FromMinutes(30));
        await run.CheckAsync();
    }

    [Theory]
    [InlineData(new byte[] { 4, 18, 39, 4, 1, 1, 1, 14, 13, 4 })]
    [InlineData(new byte[] { 58, 4, 6, 7, 1, 1, 4, 8, 10, 4, 3, 4 })]
    public Task Known_scripts_hold(byte[] script) => No_order_of_events_publishes_twice_unapproved_or_in_the_wrong_order(script);

    private sealed class Run
    {
        private const int Operations = 20;
        private readonly PublishingWorld _world;
        private readonly Guid _post;
        private readonly Dictionary<Network, ModelNetwork> _networks;
        // The runner takes whatever a publisher throws for an unknown outcome, so a violation is noted and asserted later.
        private readonly List<string> _violations = [];

        public Run(PublishingWorld world, Guid post)
        {
            (_world, _post) = (world, post);
            _networks = new() { [Network.Max] = new ModelNetwork(this, world.Max), [Network.Vk] = new ModelNetwork(this, world.Vk) };
        }

        public async Task StepAsync(byte step)
        {
            var kind = step / Operations % 2 == 0 ? ChannelKind.MaxPublic : ChannelKind.Gospublic;
            try
            {
                await DoAsync(step % Operations, kind, step / Operations);
            }
            catch (RefusedException)
            {
                // A refusal is an answer, too.
            }
            await CheckAsync();
        }

        public async Task CheckAsync()
        {
            Assert.Empty(_violations);
            Assert.All(_networks, network => Assert.InRange(network.Value.Stored.Count, 0, 1));
            await using var work = await _world.OpenAsync(_post);
            foreach (var one in work.Publications.Where(one => one.Status == PublicationStatus.Published)) Assert.Single(_networks[one.Kind.NetworkOf()].Stored);
        }

        /// <summary>At the moment of a send: approved, these words, and MAX first.</summary>
        private async Task CheckSendAsync(Network network)
        {
            await using var work = await _world.OpenAsync(_post);
            if (work.Post.Review != ReviewState.Approved || work.Post.ApprovedHash != work.CurrentHash()) _violations.Add($"{network}: sent without approval");
            var max = work.Publications.SingleOrDefault(one => one.Kind == ChannelKind.MaxPublic);
            if (network == Network.Vk && max is { Status: not (PublicationStatus.Published or PublicationStatus.Cancelled) }) _violations.Add($"sent before MAX, which is {max.Status}");
        }

        private Task DoAsync(int operation, ChannelKind kind, int parameter) => operation switch
        {
            0 => _world.AdvanceAsync(TimeSpan.FromSeconds(1)),
            1 => _world.AdvanceAsync(TimeSpan.FromMinutes(1)),
            2 => _world.AdvanceAsync(TimeSpan.FromMinutes(20)),
            3 => _world.AdvanceAsync(TimeSpan.FromHours(5)),
            4 => _world.PassAsync(),
            5 => DoubledAsync(kind),
            6 => _world.RestartAsync(),
            7 => AtOnceAsync(kind),
            8 => _world.EditAsync(_post, _world.Author, draft => draft with { Text = $"Правка {parameter}." }),
            9 => _world.DoAsync(_post, (commands, work) => commands.Submit(work, _world.Author)),
            10 => _world.DoAsync(_post, (commands, work) => commands.Approve(work, _world.Approver, work.CurrentHash(), null)),
            11 => _world.DoAsync(_post, (commands, work) => commands.Reject(work, _world.Approver, "нет")),
            12 => OnAsync(kind, (commands, work, one) => commands.Cancel(work, one, _world.Approver)),
            13 => OnAsync(kind, (commands, work, one) => commands.Retry(work, one, _world.Approver)),
            14 => OnAsync(kind, AnswerTruthfully),
            15 => OnAsync(ChannelKind.Gospublic, (commands, work, one) => commands.Release(work, one, _world.Approver, "срочно")),
            16 => OnAsync(kind, (commands, work, one) => commands.Reschedule(work, one, _world.Approver, _world.Now.AddMinutes(30), "так")),
            17 => _world.DoAsync(_post, (commands, work) => commands.Reschedule(work, _world.Author, _world.Now.AddHours(1), null)),
            18 => Plan(kind, parameter),
            _ => Plan(kind, parameter + 6),
        };

        private Task Plan(ChannelKind kind, int parameter)
        {
            _networks[kind.NetworkOf()].Planned.Enqueue(parameter / 2);
            return Task.CompletedTask;
        }

        private async Task DoubledAsync(ChannelKind kind)
        {
            var id = await IdAsync(kind);
            for (var i = 0; i < 2; i++)
            {
                await _world.Get<DueDispatcher>().OnRingAsync(CancellationToken.None);
                if (id is { } one) await _world.Queue.EnqueueAsync(one, CancellationToken.None);
            }
            await _world.RunQueueAsync();
        }

        private async Task AtOnceAsync(ChannelKind kind)
        {
            if (await IdAsync(kind) is { } id) await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _world.RunAsync(id))));
        }

        private async Task<Guid?> IdAsync(ChannelKind kind)
        {
            await using var work = await _world.OpenAsync(_post);
            return work.Publications.SingleOrDefault(one => one.Kind == kind)?.Id;
        }

        // An edit may have dropped the channel.
        private async Task OnAsync(ChannelKind kind, Action<PublicationCommands, IPostWork, Publication> command)
        {
            if (await IdAsync(kind) is not null) await _world.DoAsync(_post, kind, command);
        }

        private void AnswerTruthfully(PublicationCommands commands, IPostWork work, Publication one)
        {
            var stored = _networks[one.Kind.NetworkOf()].Stored;
            if (stored.Count == 0) commands.ResolveNotPublished(work, one, _world.Approver);
            else commands.ResolvePublished(work, one, _world.Approver, one.Kind == ChannelKind.MaxPublic ? PublishingWorldHelp.MaxUrl(stored[0]) : "https://vk.com/wall-200000001_77", stored[0]);
        }

        /// <summary>A network that knows what it stored, whatever it answered.</summary>
        private sealed class ModelNetwork
        {
            private readonly Run _run;
            private readonly ScriptedPublisher _publisher;

            public ModelNetwork(Run run, ScriptedPublisher publisher)
            {
                (_run, _publisher) = (run, publisher);
                publisher.OnSend = _ => Answer();
                publisher.OnReadBack = _ => Read();
                publisher.DuringSend = () => run.CheckSendAsync(publisher.Network);
            }

            public List<DateTimeOffset> Stored { get; } = [];

            public Queue<int> Planned { get; } = new();

            private PublishOutcome Answer()
            {
                var next = Planned.TryDequeue(out var planned) ? planned % 7 : 0;
                // 0 accepted; 1 stored, answer lost; 2 not stored, answer lost; 3 stored, then the worker is gone.
                if (next is 0 or 1 or 3) Stored.Add(_run._world.Now);
                return next switch
                {
                    0 => _publisher.Accept(_run._world.Now),
                    1 or 2 => new PublishOutcome.Ambiguous("timeout"),
                    3 => throw new InvalidOperationException("the worker is gone"),
                    4 => new PublishOutcome.RefusedForNow("slow down", TimeSpan.FromMinutes(2)),
                    5 => new PublishOutcome.NotSent("dns"),
                    _ => new PublishOutcome.RefusedForGood("bad payload"),
                };
            }

            private ReadBackResult Read() => Stored.Count == 0 ? new ReadBackResult.Absent() : new ReadBackResult.Found("found", null, Stored[0]);
        }
    }
}
