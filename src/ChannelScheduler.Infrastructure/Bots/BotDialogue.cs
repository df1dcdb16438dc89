using System.Globalization;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>
/// Deals with one event of a bot: however it came, and however often. Everything rests on rows that change once, so an event that comes again changes nothing.
/// </summary>
public sealed class BotDialogue(IDbContextFactory<SchedulerDbContext> contexts, BotLinks links, BotDecisions decisions, BotSender sender, TimeProvider time)
{
    /// <summary>What the bot wants to hear of; anything else is none of its business.</summary>
    public static readonly IReadOnlyList<string> Types = ["bot_started", "bot_stopped", "message_created", "message_callback", "bot_added"];

    /// <summary>More channels than a school's bot will ever stand in.</summary>
    private const int MostChats = 50;

    private static readonly HashSet<string> StopWords = new(StringComparer.OrdinalIgnoreCase) { "стоп", "stop", "/stop", "отключить" };

    public async Task HandleAsync(ApiAccess access, SchoolBot bot, MaxUpdate update, CancellationToken cancellationToken)
    {
        if (update is { Type: "bot_added", IsChannel: true, ChatId: { } chat }) await RememberAsync(bot, chat, cancellationToken);
        if (update.Person is not { IsBot: false } person) return;
        switch (update.Type)
        {
            case "bot_started":
                await links.SetStoppedAsync(bot.Id, person.UserId, stopped: false, cancellationToken);
                await AnswerTextAsync(access, bot, person, update.Payload, update, cancellationToken);
                break;
            case "bot_stopped":
                await links.SetStoppedAsync(bot.Id, person.UserId, stopped: true, cancellationToken);
                break;
            // In a channel or a group people don't speak with the bot.
            case "message_created" when update.ChatType == "dialog":
                await AnswerTextAsync(access, bot, person, update.Text, update, cancellationToken);
                break;
            case "message_callback" when update.CallbackId is { } callbackId:
                await AnswerButtonAsync(access, bot, person, callbackId, update, cancellationToken);
                break;
        }
    }

    /// <summary>Tells who is waiting for an answer that there was none; they can press, or write, again.</summary>
    public async Task TellFailedAsync(ApiAccess access, MaxUpdate update, CancellationToken cancellationToken)
    {
        if (update.Person is not { IsBot: false } person) return;
        var language = BotPeople.LanguageOf(update.Locale);
        if (update.CallbackId is { } callbackId) await sender.AnswerAsync(access, callbackId, BotTexts.Catalog.Get(language, "SaidFailed"), letter: null, cancellationToken);
        else if (update.ChatType == "dialog") await ReplyAsync(access, person, language, "SaidFailed", [], cancellationToken);
    }

    private async Task AnswerButtonAsync(ApiAccess access, SchoolBot bot, MaxPerson person, string callbackId, MaxUpdate update, CancellationToken cancellationToken)
    {
        var (known, language) = await WhoAsync(bot, person, update, cancellationToken);
        var decision = await decisions.PressAsync(bot, person.UserId, update.Payload, update.Timestamp ?? time.GetUtcNow(), language, cancellationToken);
        var isRewritten = await sender.AnswerAsync(access, callbackId, decision.Said, decision.Instead, cancellationToken);
        await CloseAsync(decision, isRewritten && decision.Prompt?.Mid == update.Mid, cancellationToken);
        if (decision.Next is { } next && known is not null) await sender.SendAsync(access, known.Link, next, cancellationToken);
    }

    private async Task AnswerTextAsync(ApiAccess access, SchoolBot bot, MaxPerson person, string? text, MaxUpdate update, CancellationToken cancellationToken)
    {
        var (known, language) = await WhoAsync(bot, person, update, cancellationToken);
        var hash = BotLinkCode.HashOf(text);
        var isStop = StopWords.Contains(text?.Trim() ?? "");
        // A reason is for the author's eyes: a code that still links somebody must not get there.
        if (known is not null && update.Type == "message_created" && !isStop && !(hash is not null && await links.IsCodeAsync(hash, cancellationToken))
            && await decisions.TakeReasonAsync(bot, known.Link, text, update.Timestamp ?? time.GetUtcNow(), language, cancellationToken) is { } decision)
        {
            await sender.ReplyAsync(access, person.UserId, decision.Instead ?? new MaxLetter(decision.Said, []), cancellationToken);
            return;
        }
        var isShutOut = links.IsShutOut(bot.Id, person.UserId);
        if (hash is not null && !isShutOut)
        {
            await LinkAsync(access, bot, person, hash, known, language, cancellationToken);
            return;
        }
        // Whoever guesses on is not answered any more.
        if (known is null && isShutOut) return;
        if (known is not null && isStop)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await links.UnlinkAsync(db, bot, known.Link.UserId, cancellationToken);
            await ReplyAsync(access, person, language, "Unlinked", [], cancellationToken);
            return;
        }
        await ReplyAsync(access, person, language, known is null ? "Stranger" : "Known", known is null ? [] : [known.Name], cancellationToken);
    }

    private async Task LinkAsync(ApiAccess access, SchoolBot bot, MaxPerson person, string hash, BotPerson? before, CultureInfo language, CancellationToken cancellationToken)
    {
        if (!await links.TryLinkAsync(bot, person, hash, cancellationToken))
        {
            // The same code again, by a link opened twice: the account is linked, and nothing is wrong.
            await ReplyAsync(access, person, language, before is null ? "CodeWrong" : "CodeUsed", before is null ? [] : [before.Name], cancellationToken);
            return;
        }
        var (now, theirs) = await WhoAsync(bot, person, update: null, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var school = await db.Schools.Where(one => one.Id == bot.SchoolId).Select(one => one.Name).SingleAsync(cancellationToken);
        await ReplyAsync(access, person, theirs, "Linked", [now!.Name, school], cancellationToken);
    }

    private async Task<(BotPerson? Person, CultureInfo Language)> WhoAsync(SchoolBot bot, MaxPerson person, MaxUpdate? update, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await BotPeople.FindAsync(db, bot.Id, person.UserId, cancellationToken);
        return (known, known?.Language ?? BotPeople.LanguageOf(update?.Locale));
    }

    private Task ReplyAsync(ApiAccess access, MaxPerson person, CultureInfo language, string key, object?[] values, CancellationToken cancellationToken) =>
        sender.ReplyAsync(access, person.UserId, BotLetters.Say(language, key, values), cancellationToken);

    // Only the message that the prompt is: the question for a reason carries a button of its own.
    private async Task CloseAsync(BotDecision decision, bool isRewritten, CancellationToken cancellationToken)
    {
        if (!isRewritten || decision is not { Instead: not null, Prompt: { } prompt }) return;
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.BotPrompts.Where(one => one.Id == prompt.Id && one.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(one => one.ClosedAt, now), cancellationToken);
    }

    private async Task RememberAsync(SchoolBot bot, long chatId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Bots.SingleOrDefaultAsync(one => one.Id == bot.Id, cancellationToken);
        if (row is null || row.SeenChats.Contains(chatId)) return;
        row.SeenChats = [.. row.SeenChats.TakeLast(MostChats - 1), chatId];
        await db.SaveChangesAsync(cancellationToken);
    }
}
