using System.Reflection;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.CrashHost;

/// <summary>Dies after the commit of a claim, or of Published; the rows themselves say which commit it was.</summary>
public class KillingWork : DispatchProxy
{
    private IPostWork _inner = null!;
    private KillPoint _kill = null!;
    private HashSet<Guid> _publishedBefore = [];

    public static IPostWork Around(IPostWork inner, KillPoint kill)
    {
        var proxy = Create<IPostWork, KillingWork>();
        var self = (KillingWork)(object)proxy;
        (self._inner, self._kill) = (inner, kill);
        self._publishedBefore = [.. inner.Publications.Where(one => one.Status == PublicationStatus.Published).Select(one => one.Id)];
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod.Name == nameof(IPostWork.TryCommitAsync) ? AfterCommitAsync((Task<bool>)result!) : result;
    }

    private async Task<bool> AfterCommitAsync(Task<bool> commit)
    {
        if (!await commit) return false;
        foreach (var one in _inner.Publications)
        {
            var isClaim = one.Status == PublicationStatus.Publishing && !_inner.Attempts.Any(attempt => attempt.LeaseToken == one.LeaseToken);
            if (isClaim) _kill.Reach(KillStep.AfterClaim, one.Kind.NetworkOf());
            if (one.Status == PublicationStatus.Published && !_publishedBefore.Contains(one.Id)) _kill.Reach(KillStep.AfterOutcome, one.Kind.NetworkOf());
        }
        return true;
    }
}
