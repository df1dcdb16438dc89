using System.Security.Claims;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Who asks, and what they may do where.</summary>
public sealed class Actor(IHttpContextAccessor accessor)
{
    private const string MembershipClaim = "membership";

    private (ClaimsPrincipal Principal, IReadOnlyCollection<Role> Roles)? _outside;

    public Guid Id => Guid.Parse(Principal.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public string Name => Principal.FindFirstValue(ClaimTypes.Name) ?? "";

    public bool IsSignedIn => Principal.Identity?.IsAuthenticated == true;

    /// <summary>The roles that hold now, each at one school or, with null, everywhere.</summary>
    public IEnumerable<(Role Role, Guid? SchoolId)> Memberships => Principal.FindAll(MembershipClaim).Select(claim =>
    {
        var parts = claim.Value.Split('|');
        return (Enum.Parse<Role>(parts[0]), parts[1].Length == 0 ? (Guid?)null : Guid.Parse(parts[1]));
    });

    /// <summary>The schools at which the caller has a role that this route is for; null means every school.</summary>
    public IReadOnlyCollection<Guid>? SchoolIds => SchoolIdsOf(RouteRoles);

    private ClaimsPrincipal Principal => _outside?.Principal ?? accessor.HttpContext!.User;

    private IReadOnlyCollection<Role> RouteRoles => _outside?.Roles ?? accessor.HttpContext!.GetEndpoint()!.Metadata.GetRequiredMetadata<AllowedRoles>().Roles;

    /// <summary>A role counts from its first to its last instant only; a person who is shut out has none.</summary>
    public static IEnumerable<Claim> ClaimsOf(User user, DateTimeOffset now) =>
    [
        new Claim(ClaimTypes.NameIdentifier, user.Id.ToString()),
        new Claim(ClaimTypes.Name, user.Name),
        .. user.Memberships.Where(one => user.DisabledAt is null && one.IsActive(now)).Select(one => new Claim(MembershipClaim, $"{one.Role}|{one.SchoolId}")),
    ];

    /// <summary>For a scope that is no request: an island's. There is no route either, so the roles that its work is for are said here.</summary>
    public void ActFor(ClaimsPrincipal principal, IReadOnlyCollection<Role> roles) => _outside = (principal, roles);

    /// <summary>The schools at which the caller has one of these roles; null means every school.</summary>
    public IReadOnlyCollection<Guid>? SchoolIdsOf(IReadOnlyCollection<Role> roles)
    {
        var here = Memberships.Where(one => roles.Contains(one.Role)).ToList();
        return here.Exists(one => one.SchoolId is null) ? null : [.. here.Select(one => one.SchoolId!.Value).Distinct()];
    }

    public bool HasAny(IReadOnlyCollection<Role> roles) => Memberships.Any(one => roles.Contains(one.Role));

    public bool HasAt(Guid schoolId, params IReadOnlyCollection<Role> roles) => Memberships.Any(one => roles.Contains(one.Role) && (one.SchoolId is null || one.SchoolId == schoolId));

    /// <summary>Another school's things look as if they were not there; a role that is missing is said.</summary>
    /// <exception cref="ApiException">404 or 403.</exception>
    public void RequireAt(Guid schoolId, string what)
    {
        if (!HasAt(schoolId, Enum.GetValues<Role>())) throw ApiException.NotFound(what);
        if (!HasAt(schoolId, RouteRoles)) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
    }
}
