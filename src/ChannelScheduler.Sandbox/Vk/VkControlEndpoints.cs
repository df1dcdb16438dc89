using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>Control calls that only VK needs: switches, tokens and settings of a community.</summary>
internal static class VkControlEndpoints
{
    public static IEndpointRouteBuilder MapVkControl(this IEndpointRouteBuilder app, string prefix)
    {
        var root = prefix + "/_sandbox/vk";
        app.MapGet(root + "/switches", context => Write(context, World(context).Run(() => World(context).Switches)));
        app.MapPost(root + "/switches", context => ChangeAsync(context, (world, patch) =>
        {
            var changed = Merge(world.Switches, patch);
            world.Save(changed);
            return changed;
        }));
        app.MapPost(root + "/tokens", context => ChangeAsync(context, (world, body) =>
        {
            var token = body.Deserialize<VkToken>(VkJson.Control)!;
            world.Save(token);
            return token;
        }));
        app.MapPost(root + "/groups/{id:long}", context => ChangeAsync(context, (world, patch) =>
        {
            var id = long.Parse((string)context.GetRouteValue("id")!, System.Globalization.CultureInfo.InvariantCulture);
            var group = Merge(world.Groups.GetValueOrDefault(id) ?? throw new ArgumentException($"no community {id}"), patch);
            world.Save(group);
            return group;
        }));
        return app;
    }

    /// <summary>What the patch leaves out stays.</summary>
    /// <exception cref="JsonException">An unknown name or value.</exception>
    private static T Merge<T>(T current, JsonObject patch)
    {
        var merged = JsonSerializer.SerializeToNode(current, VkJson.Control)!.AsObject();
        foreach (var (name, value) in patch)
        {
            merged[name] = value?.DeepClone();
        }

        return merged.Deserialize<T>(VkJson.Control)!;
    }

    private static async Task ChangeAsync(HttpContext context, Func<VkWorld, JsonObject, object> change)
    {
        try
        {
            var body = await context.Request.ReadFromJsonAsync<JsonObject>() ?? throw new ArgumentException("a JSON object is expected");
            await Write(context, World(context).Run(() => change(World(context), body)));
        }
        catch (Exception e) when (e is ArgumentException or JsonException or InvalidOperationException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await Write(context, new { error = e.Message });
        }
    }

    private static Task Write(HttpContext context, object value) =>
        context.Response.WriteAsJsonAsync(value, value.GetType(), VkJson.Control);

    private static VkWorld World(HttpContext context) => context.RequestServices.GetRequiredService<VkWorld>();
}
