using System.Security.Claims;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Web.Islands;
using ChannelScheduler.Web.Pages.Calendar;
using ChannelScheduler.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChannelScheduler.Integration.Tests.Pages.Calendar;

/// <summary>The calendar's desk as a socket has it: a person whose session was read when the page was opened, before the real program.</summary>
internal sealed class CalendarWorld
{
    private readonly SchedulerServer _server;

    private CalendarWorld(SchedulerServer server, Guid personId, string stamp)
    {
        (_server, PersonId) = (server, personId);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, personId.ToString()), new Claim("stamp", stamp)], "test"));
        Desk = new CalendarDesk(new IslandWork(
            new OpenedSession(principal), server.Services.GetRequiredService<IServiceScopeFactory>(), server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>(), server.Services.GetRequiredService<PublishingSignal>(), server.Services.GetRequiredService<EndedSessions>(), Time));
    }

    /// <summary>The component's own clock; the program behind it keeps the real one.</summary>
    public FakeTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public Guid PersonId { get; }

    public CalendarDesk Desk { get; }

    /// <param name="schoolId">Null means every school.</param>
    public static async Task<CalendarWorld> OpenAsync(SchedulerServer server, Role role, string? schoolId)
    {
        var (_, id) = await server.NewAccountAsync(role, schoolId);
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return new CalendarWorld(server, id, (await db.Accounts.SingleAsync(one => one.Id == id)).SecurityStamp!);
    }

    public async Task<CalendarEntry> EntryAsync(string title, string? kind = null, DateTimeOffset? at = null) =>
        (await ReadAsync(at)).Entries.Single(one => one.Title == title && (kind is null || one.Kind.ToString() == kind));

    public Task<CalendarData> ReadAsync(DateTimeOffset? at = null) =>
        Desk.ReadAsync(new CalendarAddress(CalendarView.Month, at is { } day ? DateOnly.FromDateTime(day.ToOffset(TimeSpan.FromHours(3)).DateTime) : null));

    /// <summary>From now on the person has no role.</summary>
    public async Task LoseRolesAsync()
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await db.Memberships.Where(one => one.UserId == PersonId).ExecuteDeleteAsync();
    }

    public async Task EndSessionsAsync()
    {
        await using var db = await _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        await db.Accounts.Where(one => one.Id == PersonId).ExecuteUpdateAsync(set => set.SetProperty(one => one.SecurityStamp, "renewed"));
    }

    private sealed class OpenedSession(ClaimsPrincipal principal) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(principal));
    }
}
