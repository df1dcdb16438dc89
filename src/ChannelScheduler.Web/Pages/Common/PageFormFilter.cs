using System.Security.Claims;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>
/// Around every form: sent by our own page, carried out once however often it is sent, in one transaction, and shown again with its reason when refused.
/// </summary>
internal sealed class PageFormFilter(IAntiforgery antiforgery, RunningKeys running, PublishingSignal signal, TimeProvider time) : IEndpointFilter
{
    private const int OnceLength = 32;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var state = http.RequestServices.GetRequiredService<FormState>();
        await PageForm.BindAsync(http);
        var form = http.Request.Form;
        state.Take(form);
        if (!await antiforgery.IsRequestValidAsync(http)) return Again(http, state, StatusCodes.Status400BadRequest, ApiTexts.Get("FormOutdated"), null);
        var db = http.RequestServices.GetRequiredService<SchedulerDbContext>();
        try
        {
            RequireStorable(form);
            if (http.GetEndpoint()!.Metadata.GetMetadata<BeforeTransaction>() is { } before) await before.PrepareAsync(http);
            if (http.GetEndpoint()!.Metadata.GetMetadata<NoTransaction>() is not null) return await next(context);
            var result = await RunAsync(http, db, form, context, next);
            signal.Set();
            return result;
        }
        catch (Exception e) when (Refusal.Of(e) is { } refusal)
        {
            // What the handler had begun is rolled back; the page is to read what is stored.
            db.ChangeTracker.Clear();
            return Again(http, state, refusal.Status, refusal.Text, refusal.Field);
        }
    }

    private async Task<object?> RunAsync(HttpContext http, SchedulerDbContext db, IFormCollection form, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var once = form[PageForm.OnceField].ToString();
        var principal = http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? Guid.Parse(id) : (Guid?)null;
        // Nobody yet: signing in twice does no harm.
        if (principal is null || once.Length != OnceLength)
        {
            await using var alone = await db.Database.BeginTransactionAsync(http.RequestAborted);
            var result = await next(context);
            await alone.CommitAsync(CancellationToken.None);
            return result;
        }

        var route = $"FORM {http.Request.Path}";
        using var entry = running.TryEnter(principal.Value, route, once) ?? throw new ApiException(StatusCodes.Status409Conflict, "FormRunning");
        var hash = await BodyHashMiddleware.HashFormAsync(form, field => !PageForm.IsOwn(field), http.RequestAborted);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var oldest = time.GetUtcNow() - KeptFor;
        await db.IdempotencyRecords.Where(one => one.CreatedAt < oldest).ExecuteDeleteAsync(http.RequestAborted);
        var known = await db.IdempotencyRecords.AsNoTracking().SingleOrDefaultAsync(one => one.PrincipalId == principal && one.Route == route && one.Key == once, http.RequestAborted);
        // The same form with other words is no second sending: its words would be lost.
        if (known is not null) return known.BodyHash == hash ? PageResult.Redirect(known.Location!) : throw new ApiException(StatusCodes.Status409Conflict, "FormUsed");
        var answer = await next(context);
        if (answer is IFormDone done)
        {
            // It is stored now: nothing is left to go on with.
            if (Guid.TryParse(form[PageForm.KeptField], out var kept)) await db.KeptForms.Where(one => one.Id == kept && one.UserId == principal.Value).ExecuteDeleteAsync(http.RequestAborted);
            if (PostOf(http) is { } post) await http.RequestServices.GetRequiredService<Inbox>().ReadAboutAsync([post], http.RequestAborted);
            db.IdempotencyRecords.Add(new IdempotencyRecord
            {
                PrincipalId = principal.Value, Route = route, Key = once, BodyHash = hash, StatusCode = StatusCodes.Status303SeeOther, Body = "", Location = done.Location,
                CreatedAt = time.GetUtcNow().TruncateToMilliseconds(),
            });
            await db.SaveChangesAsync(CancellationToken.None);
        }
        await transaction.CommitAsync(CancellationToken.None);
        return answer;
    }

    // No keyboard types it, not every database takes it, and what is half a character has become a mark of its own in the reading.
    private static void RequireStorable(IFormCollection form)
    {
        foreach (var field in form.Where(field => field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))) throw ApiException.Invalid("BrokenText", field.Key);
    }

    // The post that a form of its own pages was about.
    private static Guid? PostOf(HttpContext http) =>
        (http.Request.Path.StartsWithSegments("/posts") || http.Request.Path.StartsWithSegments("/review")) && Guid.TryParse(http.Request.RouteValues["id"]?.ToString(), out var id) ? id : null;

    private static IResult Again(HttpContext http, FormState state, int status, string error, string? field)
    {
        state.Refuse(http.Request.Path, error, field);
        return http.GetEndpoint()!.Metadata.GetRequiredMetadata<FormPage>().Show(http, status);
    }
}

/// <summary>A form that was carried out: the same form sent again leads to the same place.</summary>
internal interface IFormDone
{
    string Location { get; }
}
