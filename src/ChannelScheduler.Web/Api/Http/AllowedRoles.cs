using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Which roles a route is for. A route without it is refused to everybody, and a test names it.</summary>
public sealed record AllowedRoles(IReadOnlyCollection<Role> Roles)
{
    /// <summary>Also for somebody who is signed in and has no role (any more): their own account, signing out.</summary>
    public bool AnySignedIn { get; init; }
}

internal static class AllowedRolesExtensions
{
    public static TBuilder For<TBuilder>(this TBuilder builder, params Role[] roles) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AllowedRoles(roles));

    public static TBuilder ForEveryRole<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.For(Enum.GetValues<Role>());

    public static TBuilder ForAnySignedIn<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new AllowedRoles(Enum.GetValues<Role>()) { AnySignedIn = true });
}
