using System.Reflection;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Testing.Publishing;

/// <summary>A store that does something of the test's before it opens a publication; everything else is the real one's.</summary>
public class InterceptedStore : DispatchProxy
{
    private IPublishingStore _store = null!;
    private Func<Guid, Task> _beforeOpen = null!;

    public static IPublishingStore Around(IPublishingStore store, Func<Guid, Task> beforeOpen)
    {
        var proxy = Create<IPublishingStore, InterceptedStore>();
        ((InterceptedStore)(object)proxy)._store = store;
        ((InterceptedStore)(object)proxy)._beforeOpen = beforeOpen;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IPublishingStore.OpenPublicationAsync)
        ? OpenAsync((Guid)args![0]!, (CancellationToken)args[1]!)
        : targetMethod.Invoke(_store, args);

    private async Task<IPostWork?> OpenAsync(Guid publicationId, CancellationToken cancellationToken)
    {
        await _beforeOpen(publicationId);
        return await _store.OpenPublicationAsync(publicationId, cancellationToken);
    }
}
