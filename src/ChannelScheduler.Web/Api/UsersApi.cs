using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.People;
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

    private const int PageSize = 200;

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, string? cursor = null)
    {
        var (users, next) = await PeopleRules.Visible(db, actor).AsNoTracking().ByNameAsync(one => (one.Name, one.Id), NameCursor.Parse(cursor), cancellationToken, PageSize);
        return TypedResults.Ok(new Page<UserResponse>([.. users.Select(UserResponse.From)], next?.ToString()));
    }

    private static async Task<IResult> CreateAsync(UserRequest request, RoleCommands commands, CancellationToken cancellationToken)
    {
        var user = await commands.CreateUserAsync(request.Name, [.. request.Memberships.Select(one => new NewRole(Roles.Parse(one.Role)!.Value, one.SchoolId))], cancellationToken);
        return TypedResults.Created($"/api/v1/users/{user.Id}", UserResponse.From(user));
    }
}
