using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api.Http;

/// <summary>
/// Around every write one transaction: the change, its audit row and the answer kept for its
/// <c>Idempotency-Key</c> are committed together, and only then is the answer sent.
/// </summary>
internal sealed class WriteFilter(RunningKeys running, PublishingSignal signal, ISecretProtector secrets, TimeProvider time) : IEndpointFilter
{
    private static readonly TimeSpan ReplayFor = TimeSpan.FromHours(24);
    private const int LongestKey = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var actor = http.RequestServices.GetRequiredService<Actor>();
        if (HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()!.Metadata.GetMetadata<NoTransaction>() is not null) return await next(context);

        var key = http.Request.Headers[IdempotencyHeader.Name].ToString();
        if (key.Length > LongestKey) throw new ApiException(StatusCodes.Status400BadRequest, "IdempotencyKeyLong", IdempotencyHeader.Name, LongestKey);
        if (http.GetEndpoint()!.Metadata.GetMetadata<BeforeTransaction>() is { } before) await before.PrepareAsync(http);
        return key.Length == 0 ? await WriteAsync(http, context, next) : await WriteOnceAsync(http, actor.Id, key, context, next);
    }

    private async Task<object?> WriteAsync(HttpContext http, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var db = http.RequestServices.GetRequiredService<SchedulerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var result = await next(context);
        await transaction.CommitAsync(CancellationToken.None);
        signal.Set();
        return result;
    }

    private async Task<object?> WriteOnceAsync(HttpContext http, Guid principalId, string key, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var route = $"{http.Request.Method} {http.Request.Path}";
        using var entry = running.TryEnter(principalId, route, key) ?? throw new ApiException(StatusCodes.Status409Conflict, "IdempotencyRunning", IdempotencyHeader.Name);
        var hash = BodyHashMiddleware.HashOf(http)!;
        var isSecret = http.GetEndpoint()!.Metadata.GetMetadata<SecretAnswer>() is not null;
        var db = http.RequestServices.GetRequiredService<SchedulerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        var oldest = time.GetUtcNow() - ReplayFor;
        await db.IdempotencyRecords.Where(one => one.CreatedAt < oldest).ExecuteDeleteAsync(http.RequestAborted);
        var known = await db.IdempotencyRecords.AsNoTracking()
            .SingleOrDefaultAsync(one => one.PrincipalId == principalId && one.Route == route && one.Key == key, http.RequestAborted);
        if (known is not null)
        {
            if (isSecret) known.Body = secrets.Unprotect(known.Body);
            return known.BodyHash == hash ? new ReplayedResult(known) : throw new ApiException(StatusCodes.Status422UnprocessableEntity, "IdempotencyOtherBody", IdempotencyHeader.Name);
        }

        var record = await ReplayedResult.CaptureAsync(http, (IResult)(await next(context))!, principalId, route, key, hash, time.GetUtcNow().TruncateToMilliseconds());
        var body = record.Body;
        if (isSecret) record.Body = secrets.Protect(body);
        db.IdempotencyRecords.Add(record);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        signal.Set();
        record.Body = body;
        return new ReplayedResult(record);
    }
}

/// <summary>Marks a POST that changes nothing, or that speaks to a network and must not hold a transaction meanwhile.</summary>
internal sealed class NoTransaction;

/// <summary>Slow work of a write that needs no transaction: while one is open, nobody else can write.</summary>
internal sealed record BeforeTransaction(Func<HttpContext, Task> PrepareAsync);

/// <summary>Marks a route whose answer holds a secret: it is kept encrypted for its <c>Idempotency-Key</c>.</summary>
internal sealed class SecretAnswer;
