using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Carries one call of <c>/method/…</c> between HTTP and <see cref="VkApi"/>. API errors are HTTP 200, as in VK.</summary>
internal sealed class VkMethodHandler(VkApi api, VkApiFaults apiFaults, HttpFaults httpFaults, SandboxRequestLog log, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, string baseUrl)
    {
        var request = await ReadAsync(context, baseUrl);
        RecordSend(request);
        // Refusals too tell the stand-in's time, not the machine's: clients compare clocks by this header.
        context.Response.Headers.Date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        JsonNode? body;
        try
        {
            var call = api.Admit(request);
            var (channel, operation) = (call.Channel(), call.Method.Operation);
            apiFaults.Before(call, request);
            if (await httpFaults.BeforeAsync(context, SandboxNetworks.Vk, channel, operation))
            {
                return;
            }

            var answer = api.Answer(call);
            apiFaults.After(call);
            if (await httpFaults.AfterAsync(context, SandboxNetworks.Vk, channel, operation))
            {
                return;
            }

            body = new JsonObject { ["response"] = JsonSerializer.SerializeToNode(answer, answer.GetType(), VkJson.Wire) };
        }
        catch (VkApiException error)
        {
            body = VkEnvelope.Error(error, request);
        }

        await context.Response.WriteVkAsync(body);
    }

    // Counted before any check: whatever becomes of it, it was an attempt to publish.
    private void RecordSend(VkRequest request)
    {
        if (request.Method == "wall.post" && request.Parameters.GetValueOrDefault("owner_id") is ['-', .. var group])
        {
            log.RecordSend(SandboxNetworks.Vk, group);
        }
    }

    private static async Task<VkRequest> ReadAsync(HttpContext context, string baseUrl)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in context.Request.Query)
        {
            parameters[key] = value.ToString();
        }

        // JSON bodies are not supported by VK: their content is not seen.
        if (context.Request.HasFormContentType)
        {
            foreach (var (key, value) in await context.Request.ReadFormAsync())
            {
                parameters[key] = value.ToString();
            }
        }

        var header = context.Request.Headers.Authorization.ToString();
        return new VkRequest(
            (string)context.GetRouteValue("name")!,
            parameters,
            header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null,
            context.Connection.RemoteIpAddress?.MapToIPv4().ToString(),
            baseUrl);
    }
}
