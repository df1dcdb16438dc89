using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox;

/// <summary>Runs a control call: JSON in, JSON out, a sentence when something is wrong.</summary>
internal static class ControlCall
{
    /// <summary>Reads the body first.</summary>
    public static Task RunAsync<T>(HttpContext context, Func<T, object> call) => RunLongAsync<T>(context, body => Task.FromResult(call(body)));

    /// <inheritdoc cref="RunAsync"/>
    public static Task RunLongAsync<T>(HttpContext context, Func<T, Task<object>> call) => AnswerAsync(context, async () =>
        await call(await context.Request.ReadFromJsonAsync<T>(SandboxJson.Options) ?? throw new ArgumentException("a JSON object is expected")));

    public static async Task AnswerAsync(HttpContext context, Func<Task<object>> call)
    {
        try
        {
            await context.Response.WriteAsJsonAsync(await call(), SandboxJson.Options);
        }
        catch (Exception e) when (e is ArgumentException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            context.Response.StatusCode = e is KeyNotFoundException ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = e.Message }, SandboxJson.Options);
        }
    }
}
