using ChannelScheduler.Infrastructure.Queue;
using ChannelScheduler.Testing.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Integration.Tests.Queue;

public class InMemoryPublicationQueueTests : PublicationQueueContract
{
    protected override void AddQueue(IServiceCollection services) => services.AddHangfirePublicationQueue(options => options.WorkerCount = 2);
}
