using System.Globalization;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Texts;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;

namespace ChannelScheduler.Infrastructure.Queue;

/// <summary>
/// Turns a <see cref="RunResult"/> into the state that the dashboard shows. The state is changed here, while the job still counts as
/// processing; the worker then leaves it alone. Swapping it in an election filter would keep the swapped state, with the stack of
/// an exception, in the history that the dashboard shows.
/// </summary>
/// <seealso href="https://docs.hangfire.io/en/latest/extensibility/using-job-filters.html"/>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicationJobEndAttribute : JobFilterAttribute, IServerFilter
{
    public static readonly TextCatalog Texts = new(typeof(PublicationJobEndAttribute).Namespace + ".QueueTexts", typeof(PublicationJobEndAttribute).Assembly);

    public void OnPerforming(PerformingContext context) { }

    public void OnPerformed(PerformedContext context)
    {
        if (StateFor(context) is not { } state) return;
        new BackgroundJobClient(context.Storage).ChangeState(context.BackgroundJob.Id, state, ProcessingState.StateName);
        // PublicationJob has logged it.
        context.ExceptionHandled = true;
    }

    private static IState? StateFor(PerformedContext context) => context switch
    {
        { Exception: not null } => Failed("Broken"),
        { Result: RunResult.NeedsPerson } => Failed("NeedsPerson"),
        { Result: RunResult.ClaimLost } => Deleted("ClaimLost"),
        { Result: null } => Deleted("Stopped"),
        _ => null,
    };

    private static DeletedState Deleted(string reason) => new() { Reason = Text(reason) };

    private static FailedState Failed(string reason) => new(new PublicationNeedsPersonException(Text(reason))) { Reason = Text(reason) };

    private static string Text(string key) => Texts.Get(CultureInfo.CurrentUICulture, key);
}
