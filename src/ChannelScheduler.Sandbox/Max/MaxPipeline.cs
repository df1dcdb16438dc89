using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>What every call goes through: authorisation, rate, faults, and the error form of the API.</summary>
internal sealed class MaxPipeline(
    MaxDirectory directory, MaxRateLimiter limiter, SandboxFaults faults, HttpFaults httpFaults, SandboxOptions options)
{
    private const int RequestsPerSecond = 30;
    private const int WritesPerSecondAndChat = 2;
    private const string Network = SandboxNetworks.Max;

    /// <summary>Runs the call; its result is the body of a 200, null when it has answered by itself.</summary>
    public async Task RunAsync(HttpContext context, string prefix, Func<MaxRequest, Task<object?>> call)
    {
        httpFaults.SetDate(context);
        try
        {
            var bot = Authorise(context);
            if (options.Max.RateLimits && !limiter.TryTake("token/" + bot.Token, RequestsPerSecond))
            {
                throw MaxApiException.TooManyRequests(options.Max.RetryAfter ? 1 : null);
            }

            var request = new MaxRequest(context, bot, BaseUrl(context, prefix));
            var answer = await call(request);
            if (answer is not null && !await httpFaults.AfterAsync(context, Network, request.Channel, request.Operation))
            {
                await context.Response.WriteAsJsonAsync(answer, MaxJson.Options);
            }
        }
        catch (MaxApiException e)
        {
            await WriteAsync(context, e);
        }
    }

    /// <summary>Takes the faults of a call on a channel. True when the call is answered: it must not do its work.</summary>
    /// <exception cref="MaxApiException">The fault is an error answer, or the channel's rate is used up.</exception>
    public async Task<bool> StoppedAsync(MaxRequest request, string? channel, string operation, string? writeKind = null)
    {
        request.Channel = channel;
        request.Operation = operation;
        if (Takes(FaultKinds.InvalidToken))
        {
            throw InvalidToken();
        }

        if (faults.TryTake(Network, channel, FaultKinds.TooManyRequests, out var fault, operation))
        {
            throw MaxApiException.TooManyRequests(fault.RetryAfterSeconds ?? (options.Max.RetryAfter ? 1 : null));
        }

        if (options.Max.RateLimits && writeKind is not null && !limiter.TryTake($"{writeKind}/{channel}", WritesPerSecondAndChat))
        {
            throw MaxApiException.TooManyRequests(options.Max.RetryAfter ? 1 : null);
        }

        if (Takes(FaultKinds.RevokedRights))
        {
            throw operation == FaultOperations.Send ? MaxApiException.MayNotWrite() : MaxApiException.AccessDenied(operation);
        }

        if (Takes(FaultKinds.AttachmentNotReady))
        {
            throw MaxApiException.AttachmentNotReady();
        }

        if (Takes(FaultKinds.ServerError))
        {
            throw new MaxApiException(503, "service.unavailable", "Service unavailable");
        }

        if (Takes(FaultKinds.InternalError))
        {
            throw new MaxApiException(500, "internal.error", "Internal error");
        }

        if (Takes(FaultKinds.SuccessFalse))
        {
            await request.Context.Response.WriteAsJsonAsync(new { Success = false, Message = "Sandbox fault: not done" }, MaxJson.Options);
            return true;
        }

        return await httpFaults.BeforeAsync(request.Context, Network, channel, operation);

        bool Takes(string kind) => faults.TryTake(Network, channel, kind, out _, operation);
    }

    /// <summary>Takes a fault that only changes the answer.</summary>
    public bool TakesFault(MaxRequest request, string kind) =>
        faults.TryTake(Network, request.Channel, kind, out _, request.Operation);

    public static Task WriteAsync(HttpContext context, MaxApiException error)
    {
        context.Response.StatusCode = error.Status;
        if (error.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(new { error.Code, error.Message }, MaxJson.Options);
    }

    private static MaxApiException InvalidToken() => new(401, "verify.token", "Invalid access_token");

    private static string BaseUrl(HttpContext context, string prefix) =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{prefix}";

    private MaxBot Authorise(HttpContext context)
    {
        if (context.Request.Query.ContainsKey("access_token"))
        {
            throw new MaxApiException(403, "deprecated.token", "Query parameter access_token is deprecated, use Authorization header");
        }

        return directory.FindBot(context.Request.Headers.Authorization.ToString()) ?? throw InvalidToken();
    }
}
