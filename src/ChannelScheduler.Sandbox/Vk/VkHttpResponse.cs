using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Writes VK's answers to HTTP.</summary>
internal static class VkHttpResponse
{
    public static Task WriteVkAsync(this HttpResponse response, JsonNode? body)
    {
        response.ContentType = "application/json; charset=utf-8";
        return response.WriteAsync(body?.ToJsonString(VkJson.Wire) ?? "null");
    }
}
