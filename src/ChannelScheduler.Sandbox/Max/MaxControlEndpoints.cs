using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Control calls that only MAX needs: what people do on the partner platform and in the app when they connect a bot.</summary>
internal static class MaxControlEndpoints
{
    public static IEndpointRouteBuilder MapMaxControl(this IEndpointRouteBuilder app, string prefix)
    {
        var root = prefix + "/_sandbox/max";
        app.MapPost(root + "/bots", context => ChangeAsync<MaxBotBody>(context, (directory, body) =>
        {
            var bot = directory.NewBot(body.Name ?? "Бот песочницы");
            return new { bot.UserId, bot.Username, bot.Token };
        }));
        app.MapPost(root + "/members", context => ChangeAsync<MaxMemberBody>(context, (directory, body) => AddBot(context, directory, body)));
        return app.MapMaxPeople(prefix);
    }

    // An owner puts the bot into the channel: that is the moment of bot_added.
    private static object AddBot(HttpContext context, MaxDirectory directory, MaxMemberBody body)
    {
        var bot = directory.FindBot(body.Bot ?? "") ?? throw new ArgumentException("bot: the token of a bot is expected");
        var chat = long.TryParse(body.Channel, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) ? directory.FindChat(id) : null;
        if (chat is null) throw new ArgumentException($"no channel '{body.Channel}'");
        if (body.Permissions?.FirstOrDefault(right => !MaxDirectory.AllPermissions.Contains(right)) is { } unknown) throw new ArgumentException($"unknown right '{unknown}'");
        // Rights given later, as when somebody corrects them, are no second bot_added.
        var isNew = chat.BotUserId != bot.UserId;
        chat = chat with { BotUserId = bot.UserId, IsAdmin = body.Admin ?? true, Permissions = body.Permissions ?? MaxDirectory.AllPermissions };
        directory.Save(chat);
        if (isNew) MaxEvents.BotAdded(context.RequestServices.GetRequiredService<MaxUpdates>(), directory, chat, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        return new { Channel = MaxRequest.Id(chat.ChatId), chat.IsAdmin, chat.Permissions };
    }

    private static Task ChangeAsync<T>(HttpContext context, Func<MaxDirectory, T, object> change) =>
        ControlCall.RunAsync<T>(context, body => change(context.RequestServices.GetRequiredService<MaxDirectory>(), body));

    private sealed record MaxBotBody(string? Name);

    private sealed record MaxMemberBody(string? Channel, string? Bot, bool? Admin, IReadOnlyList<string>? Permissions);
}
