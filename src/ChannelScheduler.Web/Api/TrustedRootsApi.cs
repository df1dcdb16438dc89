using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;

namespace ChannelScheduler.Web.Api;

/// <summary>Root certificates that the MAX client trusts beside the system's.</summary>
internal static class TrustedRootsApi
{
    public static void MapTrustedRoots(this IEndpointRouteBuilder api)
    {
        var roots = api.MapGroup("/trusted-roots").WithTags("Channels");
        roots.MapGet("", List).For(Role.Admin).Produces<TrustedRootsResponse>();
        roots.MapPost("", AddAsync).For(Role.Admin).Produces<TrustedRootsResponse>();
        roots.MapPost("/preview", Preview).For(Role.Admin).WithMetadata(new NoTransaction()).Produces<TrustedRootsResponse>();
    }

    private static IResult List(MaxTrustStore store) => Answer(store.Uploaded, store);

    private static IResult Preview(TrustedRootRequest request, TrustCommands commands, MaxTrustStore store) => Answer(commands.Preview(request.Pem), store);

    private static async Task<IResult> AddAsync(TrustedRootRequest request, TrustCommands commands, MaxTrustStore store, CancellationToken cancellationToken)
    {
        await commands.AddAsync(request.Pem, request.Fingerprint, cancellationToken);
        return Answer(store.Uploaded, store);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<TrustedRootsResponse> Answer(IReadOnlyList<CertificateInfo> certificates, MaxTrustStore store) =>
        TypedResults.Ok(new TrustedRootsResponse(certificates, store.HasConfigured));
}
