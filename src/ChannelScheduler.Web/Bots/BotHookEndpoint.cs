using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Web.Bots;

/// <summary>
/// Where MAX sends a bot's events when web hooks are chosen. Whoever does not show the bot's secret is told that there is nothing here. MAX sends an event
/// again when this fails, so an answer of 500 loses nothing: https://dev.max.ru/docs-api/methods/POST/subscriptions
/// </summary>
internal static class BotHookEndpoint
{
    // Bytes: a message of 4,000 characters, a post that it answers, pictures' addresses.
    private const long MostBytes = 256 * 1024;

    public static void MapBotHooks(this IEndpointRouteBuilder app) =>
        app.MapPost("/bots/max/{id:guid}", ReceiveAsync).AllowAnonymous().ExcludeFromDescription().WithMetadata(new RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> ReceiveAsync(
        Guid id, HttpRequest request, SchedulerDbContext db, BotHooks hooks, BotAccess access, BotDialogue dialogue, IOptions<BotOptions> options, CancellationToken cancellationToken)
    {
        if (options.Value.Events != BotEvents.Webhook) return TypedResults.NotFound();
        var bot = await db.Bots.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (bot is null || !hooks.IsGenuine(bot, request.Headers[BotHooks.SecretHeader].ToString())) return TypedResults.NotFound();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        // Sent again it would read no better.
        if (MaxBotClient.ReadUpdate(body.GetBuffer().AsSpan(0, (int)body.Length)) is not { } update) return TypedResults.Ok();
        if (await access.OpenAsync(bot, cancellationToken) is { } api) await dialogue.HandleAsync(api, bot, update, cancellationToken);
        await hooks.NoteHeardAsync(bot.Id, cancellationToken);
        return TypedResults.Ok();
    }
}
