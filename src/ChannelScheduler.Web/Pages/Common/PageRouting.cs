using Microsoft.AspNetCore.Components;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>What a form's route shows again when it is refused.</summary>
internal sealed record FormPage(Func<HttpContext, int, IResult> Show);

internal static class PageRouting
{
    /// <summary>A page at this address. Say whom it is for: <c>.For(Role…)</c>, <c>.ForEveryRole()</c>, <c>.ForAnySignedIn()</c> or <c>.AllowAnonymous()</c>.</summary>
    public static RouteHandlerBuilder MapPage<TPage>(this IEndpointRouteBuilder app, string pattern)
        where TPage : IComponent =>
        app.MapGet(pattern, (HttpContext http) => PageResult.Show<TPage>(http)).ExcludeFromDescription();

    /// <summary>
    /// Where a form of <typeparamref name="TPage"/> is sent. The handler runs in one transaction and answers with <see cref="PageResult.Redirect"/>;
    /// a refusal that it throws shows the page again, with the reason and with all that was typed.
    /// </summary>
    public static RouteHandlerBuilder MapForm<TPage>(this IEndpointRouteBuilder app, string pattern, Delegate handler)
        where TPage : IComponent =>
        app.MapPost(pattern, handler).WithMetadata(new FormPage((http, status) => PageResult.Show<TPage>(http, status)))
            .AddEndpointFilter<PageFormFilter>().ExcludeFromDescription();
}
