using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox;

/// <summary>
/// Carries out the faults that look the same in every network. A network first takes the faults that have a body of
/// its own (429, rights, captcha), then calls <see cref="BeforeAsync"/>, does its work and calls <see cref="AfterAsync"/>.
/// </summary>
public sealed class HttpFaults(SandboxFaults faults, TimeProvider time)
{
    private const string Html = "<html><head><title>Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(5);

    /// <summary>True when the request has been answered or cut: the handler must return without doing its work.</summary>
    public async Task<bool> BeforeAsync(HttpContext context, string network, string? channel, string operation)
    {
        SetDate(context);
        SkewDate(context, network, channel, operation);
        if (faults.TryTake(network, channel, FaultKinds.SlowBeforeStore, out var slow, operation))
        {
            // Not cancelled with the request: a real server goes on when the caller has hung up.
            await Task.Delay(DelayOf(slow), time);
        }

        if (faults.TryTake(network, channel, FaultKinds.CutBeforeStore, out _, operation))
        {
            context.Abort();
            return true;
        }

        return await AnswerAsync(context, network, channel, operation, FaultKinds.GarbageBeforeStore, StatusCodes.Status200OK)
            || await AnswerAsync(context, network, channel, operation, FaultKinds.ProxyHtml, StatusCodes.Status502BadGateway)
            || await AnswerAsync(context, network, channel, operation, FaultKinds.ServerError, StatusCodes.Status503ServiceUnavailable)
            || await AnswerAsync(context, network, channel, operation, FaultKinds.InternalError, StatusCodes.Status500InternalServerError);
    }

    /// <summary>Call when the work is stored, before the real answer. True when the answer has been replaced or cut.</summary>
    public async Task<bool> AfterAsync(HttpContext context, string network, string? channel, string operation)
    {
        if (faults.TryTake(network, channel, FaultKinds.Slow, out var slow, operation))
        {
            await Task.Delay(DelayOf(slow), time);
        }

        if (faults.TryTake(network, channel, FaultKinds.CutAfterStore, out _, operation))
        {
            context.Abort();
            return true;
        }

        return await AnswerAsync(context, network, channel, operation, FaultKinds.GarbageBody, StatusCodes.Status200OK)
            || await AnswerAsync(context, network, channel, operation, FaultKinds.ServerErrorAfterStore, StatusCodes.Status503ServiceUnavailable);
    }

    private static TimeSpan DelayOf(Fault fault) =>
        fault.DelayMilliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : DefaultDelay;

    /// <summary>Puts the sandbox's clock into the answer's <c>Date</c>; call first, so that refusals carry it, too.</summary>
    public void SetDate(HttpContext context) => SetDate(context, time.GetUtcNow());

    private static void SetDate(HttpContext context, DateTimeOffset now) =>
        context.Response.Headers.Date = now.ToString("R", CultureInfo.InvariantCulture);

    private void SkewDate(HttpContext context, string network, string? channel, string operation)
    {
        if (faults.TryTake(network, channel, FaultKinds.ClockSkew, out var skew, operation))
        {
            SetDate(context, time.GetUtcNow().AddMilliseconds(skew.DelayMilliseconds ?? 600_000));
        }
    }

    private async Task<bool> AnswerAsync(
        HttpContext context, string network, string? channel, string operation, string kind, int status)
    {
        if (!faults.TryTake(network, channel, kind, out var fault, operation))
        {
            return false;
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (fault.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(Html);
        return true;
    }
}
