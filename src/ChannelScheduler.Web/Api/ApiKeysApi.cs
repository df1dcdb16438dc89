using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

public sealed record ApiKeyRequest(Guid UserId, string Name);

/// <param name="Key">Only in the answer to its creation; it can't be read back.</param>
public sealed record ApiKeyResponse(Guid Id, Guid UserId, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, string? Key);

internal sealed class ApiKeyRequestValidator : AbstractValidator<ApiKeyRequest>
{
    public ApiKeyRequestValidator() => RuleFor(request => request.Name).NotEmpty().MaximumLength(200).Named("name");
}

internal static class ApiKeysApi
{
    public static void MapApiKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/api-keys").WithTags("People");
        keys.MapGet("", ListAsync).For(Role.Admin).Produces<Page<ApiKeyResponse>>();
        keys.MapPost("", CreateAsync).For(Role.Admin).WithMetadata(new SecretAnswer()).Validate<ApiKeyRequest>().Produces<ApiKeyResponse>(StatusCodes.Status201Created);
        keys.MapDelete("/{id:guid}", RevokeAsync).For(Role.Admin).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var keys = await db.ApiKeys.AsNoTracking().Join(db.Users.Include(one => one.Memberships), key => key.UserId, user => user.Id, (key, user) => new { key, user })
            .OrderBy(one => one.key.CreatedAt).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ApiKeyResponse>(
            [.. keys.Where(one => PeopleRules.Governs(actor, one.user)).Select(one => new ApiKeyResponse(one.key.Id, one.key.UserId, one.key.Name, one.key.CreatedAt, one.key.RevokedAt, null))], null));
    }

    private static async Task<IResult> CreateAsync(ApiKeyRequest request, SchedulerDbContext db, Actor actor, KeyCommands commands, CancellationToken cancellationToken)
    {
        var user = await db.Users.Include(one => one.Memberships).SingleOrDefaultAsync(one => one.Id == request.UserId, cancellationToken);
        if (user is null || !PeopleRules.Governs(actor, user)) throw ApiException.Invalid("UnknownUser", "userId");
        var (key, secret) = await commands.MakeAsync(user, request.Name, cancellationToken);
        return TypedResults.Created($"/api/v1/api-keys/{key.Id}", new ApiKeyResponse(key.Id, user.Id, key.Name, key.CreatedAt, null, secret));
    }

    private static async Task<IResult> RevokeAsync(Guid id, SchedulerDbContext db, Actor actor, KeyCommands commands, CancellationToken cancellationToken)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("api-key");
        var user = await db.Users.Include(one => one.Memberships).SingleAsync(one => one.Id == key.UserId, cancellationToken);
        if (!PeopleRules.Governs(actor, user)) throw ApiException.NotFound("api-key");
        await commands.RevokeAsync(user, key, cancellationToken);
        return TypedResults.NoContent();
    }
}
