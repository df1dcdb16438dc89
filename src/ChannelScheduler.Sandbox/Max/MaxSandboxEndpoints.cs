using ChannelScheduler.Sandbox.Max;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox;

/// <summary>HTTP addresses of the MAX stand-in.</summary>
public static class MaxSandboxEndpoints
{
    /// <summary>Maps the Bot API under the prefix (empty: at the root). Anything unknown below it answers 404 <c>method.not.found</c>.</summary>
    public static IEndpointRouteBuilder MapMaxSandbox(this IEndpointRouteBuilder app, string prefix)
    {
        var services = app.ServiceProvider;
        var pipeline = services.GetRequiredService<MaxPipeline>();
        var log = services.GetRequiredService<SandboxRequestLog>();
        var chats = services.GetRequiredService<MaxChatCalls>();
        var messages = services.GetRequiredService<MaxMessageCalls>();
        var uploads = services.GetRequiredService<MaxUploadCalls>();
        var updates = services.GetRequiredService<MaxUpdateCalls>();

        Map("GET", "/me", chats.MeAsync);
        Map("PATCH", "/me/commands", chats.SetCommandsAsync);
        Map("GET", "/chats/{chatId}", chats.GetAsync);
        Map("PATCH", "/chats/{chatId}", chats.PatchAsync);
        Map("GET", "/chats/{chatId}/members/me", chats.MembershipAsync);
        Map("GET", "/chats/{chatId}/pin", chats.PinnedAsync);
        Map("PUT", "/chats/{chatId}/pin", chats.PinAsync);
        Map("DELETE", "/chats/{chatId}/pin", chats.UnpinAsync);
        Map("PUT", "/messages", messages.EditAsync);
        Map("DELETE", "/messages", messages.DeleteAsync);
        Map("GET", "/messages", messages.ListAsync);
        Map("GET", "/messages/{mid}", messages.GetAsync);
        Map("POST", "/uploads", uploads.OpenAsync);
        Map("GET", "/updates", updates.PollAsync);
        Map("GET", "/subscriptions", updates.SubscriptionsAsync);
        Map("POST", "/subscriptions", updates.SubscribeAsync);
        Map("DELETE", "/subscriptions", updates.UnsubscribeAsync);
        Map("POST", "/answers", services.GetRequiredService<MaxAnswerCalls>().AnswerAsync);

        app.MapPost(prefix + "/messages", context =>
        {
            log.RecordSend(SandboxNetworks.Max, context.Request.Query["chat_id"] is [{ Length: > 0 } chat, ..] ? chat : MaxPhone.LogName(context.Request.Query["user_id"]));
            return pipeline.RunAsync(context, prefix, messages.SendAsync);
        });
        app.MapPost(prefix + "/upload/{ticket}", uploads.ReceiveAsync);
        app.MapGet(prefix + "/files/{file}", uploads.ServeAsync);
        app.Map(prefix + "/{**path}", context => MaxPipeline.WriteAsync(context, new MaxApiException(404, "method.not.found",
            $"Path /{context.Request.RouteValues["path"]} is not recognized. Please check docs at https://dev.max.ru/docs")));
        return app;

        void Map(string method, string path, Func<MaxRequest, Task<object?>> call) =>
            app.MapMethods(prefix + path, [method], context => pipeline.RunAsync(context, prefix, call));
    }
}
