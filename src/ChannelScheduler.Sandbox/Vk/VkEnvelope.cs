using System.Text.Json.Nodes;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The <c>error</c> object.</summary>
/// <remarks>https://dev.vk.com/api/api-requests</remarks>
internal static class VkEnvelope
{
    /// <summary>Echoes every parameter, a token among them: what a client logs of it shows whether secrets leak.</summary>
    public static JsonObject Error(VkApiException error, VkRequest request)
    {
        var parameters = new JsonArray(
            new JsonObject { ["key"] = "oauth", ["value"] = "1" },
            new JsonObject { ["key"] = "method", ["value"] = request.Method });
        foreach (var (key, value) in request.Parameters)
        {
            parameters.Add(new JsonObject { ["key"] = key, ["value"] = value });
        }

        var body = new JsonObject { ["error_code"] = error.Code };
        if (error.Subcode is { } subcode)
        {
            body["error_subcode"] = subcode;
        }

        body["error_msg"] = error.Message;
        foreach (var (key, value) in error.Extra)
        {
            body[key] = JsonValue.Create(value.ToString());
        }

        body["request_params"] = parameters;
        return new JsonObject { ["error"] = body };
    }
}
