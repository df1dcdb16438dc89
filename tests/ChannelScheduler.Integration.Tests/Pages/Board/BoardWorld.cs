using System.Security.Claims;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Islands;
using ChannelScheduler.Web.Pages.Board;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The dashboard's desk as a socket has it: a person whose session was read when the page was opened, before the real program.</summary>
internal sealed class BoardWorld
{
    private readonly SchedulerServer _server;
    private readonly ClaimsPrincipal _principal;
    private readonly CountingContexts _contexts;

    private BoardWorld(SchedulerServer server, Guid personId, string stamp)
    {
        (_server, PersonId, Changes) = (server, personId, server.Services.GetRequiredService<ScheduleChanges>());
        _contexts = new CountingContexts(server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>());
        _principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, personId.ToString()), new Claim("stamp", stamp), new Claim("session", Guid.NewGuid().ToString())], "test"));
        var work = new IslandWork(new OpenedSession(_principal), server.Services.GetRequiredService<IServiceScopeFactory>(), _contexts, server.Services.GetRequiredService<PublishingSignal>(), server.Services.GetRequiredService<EndedSessions>(), Time);
        Desk = new BoardDesk(work, Changes, server.Services.GetRequiredService<BoardExports>(), server.Services.GetRequiredService<BoardHealth>());
    }

    /// <summary>The component's own clock; the program behind it keeps the real one.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public Guid PersonId { get; }

    public BoardDesk Desk { get; }

    public ScheduleChanges Changes { get; }

    /// <summary>Each piece of an island's work begins with one.</summary>
    public int Questions => _contexts.Count;

    /// <param name="schoolId">Null means every school.</param>
    public static async Task<BoardWorld> OpenAsync(SchedulerServer server, Role role, string? schoolId)
    {
        var (_, id) = await server.NewAccountAsync(role, schoolId);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return new BoardWorld(server, id, (await db.Accounts.SingleAsync(one => one.Id == id)).SecurityStamp!);
    }

    public Task<BoardData> ReadAsync(string query = "") => Desk.ReadAsync(BoardAddress.Parse(query));

    /// <summary>From now on the person has no role: as an admin's page does it.</summary>
    public async Task LoseRolesAsync()
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        db.Memberships.RemoveRange(await db.Memberships.Where(one => one.UserId == PersonId).ToListAsync());
        await db.SaveChangesAsync();
    }

    public async Task JoinAsync(Role role, string schoolId)
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = PersonId, Role = role, SchoolId = Guid.Parse(schoolId) });
        await db.SaveChangesAsync();
    }

    /// <summary>In another tab of the same browser.</summary>
    public void SignOut() => _server.Services.GetRequiredService<EndedSessions>().End(_principal);

    private sealed class CountingContexts(IDbContextFactory<SchedulerDbContext> inner) : IDbContextFactory<SchedulerDbContext>
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public SchedulerDbContext CreateDbContext()
        {
            Interlocked.Increment(ref _count);
            return inner.CreateDbContext();
        }
    }

    private sealed class OpenedSession(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}
