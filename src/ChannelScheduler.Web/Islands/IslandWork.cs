using System.Security.Claims;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Islands;

/// <summary>
/// One piece of an island's work, as a request would do it: in a scope and a context of its own, for the person whose socket it is, with the roles that they hold at this moment. A page stays open for hours, so nothing
/// of its first request is trusted but whose session it is.
/// </summary>
public sealed class IslandWork(AuthenticationStateProvider session, IServiceScopeFactory scopes, IDbContextFactory<SchedulerDbContext> contexts, PublishingSignal signal, EndedSessions ended, TimeProvider time)
{
    /// <exception cref="ApiException">401: the session is over. 403: the person has none of these roles anywhere, or not any more.</exception>
    public async Task<T> ReadAsync<T>(IReadOnlyCollection<Role> roles, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = await BeginAsync(roles);
        return await work(scope.ServiceProvider);
    }

    /// <summary>The same in one transaction; afterwards whoever waits for work is woken.</summary>
    /// <exception cref="ApiException">As for reading.</exception>
    public async Task WriteAsync(IReadOnlyCollection<Role> roles, Func<IServiceProvider, Task> work)
    {
        await using var scope = await BeginAsync(roles);
        await using var transaction = await scope.ServiceProvider.GetRequiredService<SchedulerDbContext>().Database.BeginTransactionAsync();
        await work(scope.ServiceProvider);
        await transaction.CommitAsync(CancellationToken.None);
        signal.Set();
    }

    private async Task<AsyncServiceScope> BeginAsync(IReadOnlyCollection<Role> roles)
    {
        var person = await WhoAsync() ?? throw new ApiException(StatusCodes.Status401Unauthorized, "SessionOver");
        var scope = scopes.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<Actor>();
        actor.ActFor(person, roles);
        if (actor.HasAny(roles)) return scope;
        await scope.DisposeAsync();
        throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
    }

    private async Task<ClaimsPrincipal?> WhoAsync()
    {
        var opened = (await session.GetAuthenticationStateAsync()).User;
        await using var db = await contexts.CreateDbContextAsync();
        return await SessionCookie.ReadAsync(db, ended, opened, time.GetUtcNow(), CancellationToken.None);
    }
}
