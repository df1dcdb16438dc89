using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <param name="Role"><c>press-officer</c>, <c>content-admin</c>, <c>manager</c> or <c>admin</c>.</param>
/// <param name="SchoolId">Null means every school.</param>
public sealed record MembershipModel(string Role, Guid? SchoolId = null);

public sealed record UserRequest(string Name, IReadOnlyList<MembershipModel> Memberships);

public sealed record UserResponse(Guid Id, string Name, IReadOnlyList<MembershipModel> Memberships)
{
    public static UserResponse From(User user) => new(user.Id, user.Name, [.. user.Memberships.Select(one => new MembershipModel(Roles.NameOf(one.Role), one.SchoolId))]);
}

internal sealed class UserRequestValidator : AbstractValidator<UserRequest>
{
    public UserRequestValidator()
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(200).Named("name");
        RuleFor(request => request.Memberships).NotEmpty().Named("memberships");
        RuleForEach(request => request.Memberships).Must(one => Roles.Parse(one?.Role) is not null).WithMessage(_ => ApiTexts.Get("RoleUnknown")).OverridePropertyName("memberships");
    }
}

internal static class UsersApi
{
    public static void MapUsers(this IEndpointRouteBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("People");
        users.MapGet("", ListAsync).For(Role.Admin).Produces<Page<UserResponse>>();
        users.MapPost("", CreateAsync).For(Role.Admin).Validate<UserRequest>().Produces<UserResponse>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var mine = actor.SchoolIds;
        var users = await db.Users.AsNoTracking().Include(one => one.Memberships)
            .Where(one => mine == null || one.Memberships.Any(membership => membership.SchoolId != null && mine.Contains(membership.SchoolId.Value)))
            .OrderBy(one => one.Name).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<UserResponse>([.. users.Select(UserResponse.From)], null));
    }

    private static async Task<IResult> CreateAsync(UserRequest request, SchedulerDbContext db, Actor actor, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var membership in request.Memberships) await RequireAdminOfAsync(db, actor, membership.SchoolId, cancellationToken);
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var user = new User { Id = Guid.CreateVersion7(now), Name = request.Name.Trim(), CreatedAt = now };
        user.Memberships.AddRange(request.Memberships.Distinct().Select(one => new Membership { Id = Guid.CreateVersion7(now), UserId = user.Id, Role = Roles.Parse(one.Role)!.Value, SchoolId = one.SchoolId }));
        db.Users.Add(user);
        foreach (var schoolId in request.Memberships.Select(one => one.SchoolId).Distinct())
        {
            db.Audit.Add(new AuditEntry { Id = Guid.CreateVersion7(now), At = now, SchoolId = schoolId, ActorId = actor.Id, Action = "user.created", Details = user.Id.ToString() });
        }
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created($"/api/v1/users/{user.Id}", UserResponse.From(user));
    }

    /// <summary>Nobody gives a role where they are no admin themselves.</summary>
    public static async Task RequireAdminOfAsync(SchedulerDbContext db, Actor actor, Guid? schoolId, CancellationToken cancellationToken)
    {
        if (schoolId is { } id)
        {
            if (!actor.HasAt(id, Enum.GetValues<Role>())) throw ApiException.Invalid("UnknownSchool", "memberships");
            actor.RequireAt(id, "school");
            if (!await db.Schools.AnyAsync(one => one.Id == id, cancellationToken)) throw ApiException.Invalid("UnknownSchool", "memberships");
        }
        else if (actor.SchoolIds is not null)
        {
            throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
        }
    }
}
