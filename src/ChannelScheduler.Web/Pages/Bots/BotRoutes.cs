using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Bots;

/// <summary>The school's bot in MAX: an admin turns it on at its channel, and each person links their own account.</summary>
internal static class BotRoutes
{
    public const string Mine = "/account/max";

    public static void MapBotPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<BotPage>("/channels/{id:guid}/bot").For(Role.Admin);
        // MAX is asked while no transaction waits.
        app.MapForm<BotPage>("/channels/{id:guid}/bot/on", TurnOnAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapForm<BotPage>("/channels/{id:guid}/bot/off", TurnOffAsync).For(Role.Admin).WithMetadata(new NoTransaction());
        app.MapPage<MyBotsPage>(Mine).ForAnySignedIn();
        app.MapForm<MyBotsPage>(Mine + "/{botId:guid}/link", LinkAsync).ForAnySignedIn();
        app.MapForm<MyBotsPage>(Mine + "/{botId:guid}/unlink", UnlinkAsync).ForAnySignedIn();
    }

    private static async Task<IResult> TurnOnAsync(Guid id, ChannelCommands channels, BotSwitch bots, SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var channel = await channels.OpenAsync(id, cancellationToken);
        await bots.TurnOnAsync(db, channel, actor.Id, cancellationToken);
        return PageResult.Redirect($"/channels/{id}/bot", "BotOn");
    }

    private static async Task<IResult> TurnOffAsync(Guid id, ChannelCommands channels, BotSwitch bots, SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var channel = await channels.OpenAsync(id, cancellationToken);
        // Pressed twice, it happens once.
        if (await db.Bots.SingleOrDefaultAsync(one => one.ChannelId == channel.Id, cancellationToken) is { } bot) await bots.TurnOffAsync(db, bot, actor.Id, cancellationToken);
        return PageResult.Redirect($"/channels/{id}/bot", "BotOff");
    }

    // Shown this once: not behind a redirect, because the code is stored nowhere in the clear.
    private static async Task<IResult> LinkAsync(Guid botId, SchedulerDbContext db, BotLinks links, Actor actor, HttpContext http)
    {
        var bot = await OpenAsync(botId, db, actor, http.RequestAborted);
        var code = await links.MakeCodeAsync(db, bot.Id, actor.Id, http.RequestAborted);
        await db.SaveChangesAsync(http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        return PageResult.Show<BotCodePage>(http, more: new Dictionary<string, object?> { [nameof(BotCodePage.Bot)] = bot, [nameof(BotCodePage.Code)] = code });
    }

    private static async Task<IResult> UnlinkAsync(Guid botId, SchedulerDbContext db, BotLinks links, Actor actor, CancellationToken cancellationToken)
    {
        // Somebody who has no role there any more may still take their own account away.
        var bot = await db.Bots.SingleOrDefaultAsync(one => one.Id == botId && db.BotLinks.Any(link => link.BotId == one.Id && link.UserId == actor.Id), cancellationToken);
        if (bot is not null) await links.UnlinkAsync(db, bot, actor.Id, cancellationToken);
        return PageResult.Redirect(Mine, "BotUnlinked");
    }

    private static async Task<SchoolBot> OpenAsync(Guid botId, SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var bot = await db.Bots.SingleOrDefaultAsync(one => one.Id == botId, cancellationToken) ?? throw ApiException.NotFound("bot");
        actor.RequireAt(bot.SchoolId, "bot");
        return bot;
    }
}
