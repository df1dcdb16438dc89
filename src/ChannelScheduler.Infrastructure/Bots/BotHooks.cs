using System.Security.Cryptography;
using System.Text;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>
/// Web hooks: where MAX is told to send a bot's events, and what it must show there. Sources: https://dev.max.ru/docs-api/methods/POST/subscriptions and
/// …/DELETE/subscriptions. MAX drops a hook that fails for eight hours, so it is looked after.
/// </summary>
public sealed class BotHooks(
    IDbContextFactory<SchedulerDbContext> contexts, MaxBotClient client, BotAccess access, ISecretProtector secrets, IOptions<BotOptions> options, TimeProvider time)
{
    /// <summary>Where MAX shows the secret.</summary>
    public const string SecretHeader = "X-Max-Bot-Api-Secret";

    private const int SecretBytes = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private const string Folder = "bots/max/";

    public static string PathOf(Guid botId) => $"{Folder}{botId:N}";

    /// <summary>True when this secret is the bot's; says nothing of how near a wrong one was.</summary>
    public bool IsGenuine(SchoolBot bot, string shown) =>
        bot.ProtectedSecret is { } kept && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secrets.Unprotect(kept)), Encoding.UTF8.GetBytes(shown));

    /// <summary>Makes MAX call this program; what it calls already is left alone.</summary>
    public async Task KeepAsync(SchoolBot bot, CancellationToken cancellationToken) => await NoteAsync(bot.Id, await TryKeepAsync(bot, cancellationToken), cancellationToken);

    /// <summary>
    /// True for an address of this program: this bot's, wherever the program stood before, or one that was left over when the bot was turned off and MAX could not be told.
    /// </summary>
    public bool IsOurs(Guid? botId, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && ((botId is { } id && url.EndsWith("/" + PathOf(id), StringComparison.Ordinal))
            || (options.Value.PublicUrl is { } home && url.StartsWith(home.AbsoluteUri.TrimEnd('/') + "/" + Folder, StringComparison.Ordinal)));

    /// <summary>Takes our own hook away, so that the bot's events can be asked for; somebody else's stays.</summary>
    public async Task DropAsync(SchoolBot bot, CancellationToken cancellationToken)
    {
        if (await access.OpenAsync(bot, cancellationToken) is not { } api) return;
        var hooks = await client.GetSubscriptionsAsync(api, cancellationToken);
        if (!hooks.Ok) return;
        foreach (var url in hooks.Value.Urls.Where(one => IsOurs(bot.Id, one))) await client.UnsubscribeAsync(api, new Uri(url), time.GetUtcNow() + Patience, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Bots.Where(one => one.Id == bot.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ProtectedSecret, (string?)null), cancellationToken);
    }

    /// <summary>MAX has called: all is well.</summary>
    public async Task NoteHeardAsync(Guid botId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Bots.Where(one => one.Id == botId).ExecuteUpdateAsync(set => set.SetProperty(one => one.HeardAt, now).SetProperty(one => one.Problem, (Reason?)null), cancellationToken);
    }

    private Uri AddressOf(SchoolBot bot) => new(options.Value.PublicUrl!.AbsoluteUri.TrimEnd('/') + "/" + PathOf(bot.Id));

    private async Task<Reason?> TryKeepAsync(SchoolBot bot, CancellationToken cancellationToken)
    {
        if (await access.OpenAsync(bot, cancellationToken) is not { } api) return new Reason("BotNoToken");
        var me = await client.GetMeAsync(api, cancellationToken);
        if (!me.Ok) return new Reason("BotUnheard", ReportBuilder.WordsOf(me.Problem));
        if (me.Value.UserId != bot.BotUserId) return new Reason("BotOther", me.Value.Username ?? "", bot.Username ?? "");
        var address = AddressOf(bot);
        var hooks = await client.GetSubscriptionsAsync(api, cancellationToken);
        if (!hooks.Ok) return new Reason("BotUnheard", ReportBuilder.WordsOf(hooks.Problem));
        // The program's address was another one before.
        foreach (var old in hooks.Value.Urls.Where(url => url != address.AbsoluteUri && IsOurs(bot.Id, url))) await client.UnsubscribeAsync(api, new Uri(old), time.GetUtcNow() + Patience, cancellationToken);
        if (hooks.Value.Urls.FirstOrDefault(url => url != address.AbsoluteUri && !IsOurs(bot.Id, url)) is { } other) return new Reason("BotHooked", BaseAddress.HostOf(other));
        if (hooks.Value.Urls.Contains(address.AbsoluteUri) && bot.ProtectedSecret is not null) return null;
        // Kept before MAX learns it: the first event may arrive at once.
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(SecretBytes));
        var kept = secrets.Protect(secret);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Bots.Where(one => one.Id == bot.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ProtectedSecret, kept), cancellationToken);
        var done = await client.SubscribeAsync(api, address, secret, BotDialogue.Types, time.GetUtcNow() + Patience, cancellationToken);
        return done.Ok ? null : new Reason("BotUnheard", ReportBuilder.WordsOf(done.Problem));
    }

    private async Task NoteAsync(Guid botId, Reason? problem, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Bots.Where(one => one.Id == botId).ExecuteUpdateAsync(set => set.SetProperty(one => one.Problem, problem), cancellationToken);
    }
}
