using FluentValidation;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>Shapes are checked before a handler runs; all that is wrong is said at once.</summary>
internal sealed class ValidationFilter<T>(IValidator<T> validator) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await validator.ValidateAndThrowAsync(context.Arguments.OfType<T>().Single(), context.HttpContext.RequestAborted);
        return await next(context);
    }
}

internal static class ValidationExtensions
{
    public static RouteHandlerBuilder Validate<T>(this RouteHandlerBuilder builder) => builder.AddEndpointFilter<ValidationFilter<T>>();

    /// <summary>Names a field as the caller wrote it.</summary>
    public static IRuleBuilderOptions<T, TProperty> Named<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string field) => rule.OverridePropertyName(field).WithName(field);
}
