using System.Reflection;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.CrashHost;

/// <summary>A store whose works die right after a commit. A proxy, so that it stands for whatever the port has.</summary>
public class KillingStore : DispatchProxy
{
    private IPublishingStore _inner = null!;
    private KillPoint _kill = null!;

    public static IPublishingStore Around(IPublishingStore inner, KillPoint kill)
    {
        var proxy = Create<IPublishingStore, KillingStore>();
        (((KillingStore)(object)proxy)._inner, ((KillingStore)(object)proxy)._kill) = (inner, kill);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod.Name == nameof(IPublishingStore.OpenPublicationAsync) ? WrapAsync((Task<IPostWork?>)result!) : result;
    }

    private async Task<IPostWork?> WrapAsync(Task<IPostWork?> opening) => await opening is { } work ? KillingWork.Around(work, _kill) : null;
}
