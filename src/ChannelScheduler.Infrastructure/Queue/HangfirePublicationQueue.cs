using System.Globalization;
using ChannelScheduler.Core.Publishing;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace ChannelScheduler.Infrastructure.Queue;

/// <summary><see cref="IPublicationQueue"/> on Hangfire.</summary>
/// <seealso href="https://docs.hangfire.io/en/latest/background-methods/calling-methods-in-background.html"/>
public sealed class HangfirePublicationQueue(IBackgroundJobClient client, JobStorage storage) : IPublicationQueue
{
    // Newest first; older ones come into sight as these are settled.
    private const int Shown = 200;

    /// <summary>The publication that a job is about; null for a job that is not ours, or that can't be read.</summary>
    public static Guid? PublicationIdOf(Job? job) => job?.Type == typeof(PublicationJob) && job.Args is [Guid id] ? id : null;

    public Task EnqueueAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        client.Enqueue<PublicationJob>(job => job.RunAsync(publicationId));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<Guid>> WaitingForPersonAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Guid>>([.. FailedJobs().Select(one => one.PublicationId).Distinct()]);

    public Task ForgetAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        var settled = new DeletedState { Reason = PublicationJobEndAttribute.Texts.Get(CultureInfo.CurrentUICulture, "Settled") };
        foreach (var (jobId, _) in FailedJobs().Where(one => one.PublicationId == publicationId))
        {
            client.ChangeState(jobId, settled, FailedState.StateName);
        }
        return Task.CompletedTask;
    }

    private List<(string JobId, Guid PublicationId)> FailedJobs() =>
        [.. storage.GetMonitoringApi().FailedJobs(0, Shown).Where(pair => PublicationIdOf(pair.Value?.Job) is not null).Select(pair => (pair.Key, PublicationIdOf(pair.Value.Job)!.Value))];
}
