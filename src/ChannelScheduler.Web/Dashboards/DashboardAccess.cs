using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Who may open the job dashboard: it shows the jobs of all schools, so a role counts here only for whom it holds at every school there is.
/// </summary>
internal sealed class DashboardAccess : IAuthorizationRequirement
{
    public const string Policy = "job-dashboard";

    public static readonly Role[] Readers = [Role.ContentAdmin, Role.Manager, Role.Admin];

    /// <summary>Who may press buttons. They start or take away jobs; what is published is decided by the publication's row.</summary>
    public static readonly Role[] Operators = [Role.ContentAdmin, Role.Admin];

    /// <param name="schools">All there are.</param>
    public static bool HoldsEverywhere(Actor actor, IReadOnlyCollection<Guid> schools, Role[] roles) => actor.HasAny(roles) && schools.All(school => actor.HasAt(school, roles));
}

/// <summary>What the person of this request may do on the dashboard. Missing means nothing.</summary>
internal sealed record DashboardVisitor(bool MayAct)
{
    public static DashboardVisitor? Of(HttpContext http) => http.Features.Get<DashboardVisitor>();
}

/// <summary>Decides <see cref="DashboardAccess"/>: nothing but its success opens the dashboard.</summary>
internal sealed class DashboardAccessHandler(IHttpContextAccessor accessor) : AuthorizationHandler<DashboardAccess>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, DashboardAccess requirement)
    {
        if (accessor.HttpContext is not { User.Identity.IsAuthenticated: true } http) return;
        // Asked for only now: Actor takes over the principal that stands in the request when it is made.
        var actor = http.RequestServices.GetRequiredService<Actor>();
        var schools = await http.RequestServices.GetRequiredService<SchedulerDbContext>().Schools.Select(one => one.Id).ToListAsync(http.RequestAborted);
        // Thrown, not failed: a mere "you may not" would puzzle somebody who has one of these roles at their own school.
        if (!DashboardAccess.HoldsEverywhere(actor, schools, DashboardAccess.Readers)) throw new ApiException(StatusCodes.Status403Forbidden, "DashboardForEverySchool");
        http.Features.Set(new DashboardVisitor(DashboardAccess.HoldsEverywhere(actor, schools, DashboardAccess.Operators)));
        context.Succeed(requirement);
    }
}
