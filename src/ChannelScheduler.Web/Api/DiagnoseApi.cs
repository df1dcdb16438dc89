using ChannelScheduler.Core.Policies;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;

namespace ChannelScheduler.Web.Api;

internal sealed class DiagnoseRequestValidator : AbstractValidator<DiagnoseRequest>
{
    public DiagnoseRequestValidator() => RuleFor(request => request.Text).NotEmpty().MaximumLength(RequestLimits.TextLength).Named("text");
}

/// <summary>An error message of the partner platform, or an answer of MAX or VK, in; its documented fix out.</summary>
internal static class DiagnoseApi
{
    public static void MapDiagnose(this IEndpointRouteBuilder api) =>
        api.MapPost("/diagnose", (DiagnoseRequest request, IPolicySource policies) =>
                TypedResults.Ok(DiagnoseResponse.From(policies.Current.Diagnoses.Diagnose(request.Text), request.Text.Length)))
            .ForEveryRole().WithMetadata(new NoTransaction()).Validate<DiagnoseRequest>().WithTags("Policy").Produces<DiagnoseResponse>();
}
