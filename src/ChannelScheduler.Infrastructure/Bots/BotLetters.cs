using System.Globalization;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>A post as one person is shown it.</summary>
/// <param name="MayApprove">All that would be approved is in sight, so the message has the button.</param>
public sealed record BotShown(MaxLetter Letter, bool MayApprove);

/// <summary>The bot's messages. What has an Approve button shows all that would be approved: words as each network gets them, pictures, channels, time.</summary>
public sealed class BotLetters(
    IDbContextFactory<SchedulerDbContext> contexts, MaxBotClient client, MessageComposer composer, PostLinter linter, IPolicySource policies, IOptions<BotOptions> options)
{
    /// <summary>MAX takes twelve attachments, the buttons among them.</summary>
    private const int MostPictures = 10;

    private const int Longest = MaxLetter.LongestText;

    private static readonly char[] LineEnds = ['\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

    /// <summary>UTF-16 units that the sentence on why there is no Approve button may take.</summary>
    private const int RoomForRefusal = 300;

    public static MaxLetter Say(CultureInfo language, string key, params object?[] values) => new(BotTexts.Catalog.Get(language, key, values), []);

    /// <returns>Null when a picture could not be shown now, and another try may help.</returns>
    public async Task<BotShown?> PromptAsync(ApiAccess access, IPostWork work, BotPrompt prompt, BotPerson person, Notification? notification, CancellationToken cancellationToken)
    {
        var language = person.Language;
        var pictures = await UploadAsync(access, work, cancellationToken);
        if (pictures is { IsForNow: true }) return null;
        var report = linter.Lint(work);
        var (text, isWhole) = TextOf(work, report, pictures.Tokens.Count, await AuthorsAsync(work, cancellationToken), HeadOf(work, notification), language);
        var refusal = WhyNot(work, report, person.Link.UserId, isWhole, pictures.Tokens.Count);
        if (refusal is not null) text = Cut(text, Longest - RoomForRefusal) + "\n\n" + Words(language, refusal);
        var decide = new List<MaxButton>();
        if (refusal is null) decide.Add(new MaxButton(Words(language, "ButtonApprove"), new BotButton(prompt.Nonce, BotButtonKind.Approve).ToPayload(), Intent: "positive"));
        decide.Add(new MaxButton(Words(language, "ButtonReject"), new BotButton(prompt.Nonce, BotButtonKind.Reject).ToPayload(), Intent: "negative"));
        List<IReadOnlyList<MaxButton>> rows = [decide];
        if (LinkTo($"review/{work.Post.Id}") is { } link) rows.Add([new MaxButton(Words(language, "ButtonOpen"), null, link)]);
        return new BotShown(new MaxLetter(text, rows, pictures.Tokens), refusal is null);
    }

    /// <summary>A notification in one message, with a button to where it leads.</summary>
    public async Task<MaxLetter> NewsAsync(Notification notification, CultureInfo language, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reason = await db.Publications.Where(one => one.Id == notification.PublicationId).Select(one => one.Reason).SingleOrDefaultAsync(cancellationToken);
        var message = notification.Message.ToText(language);
        if (reason?.ToText(language) is { } why && !message.Contains(why, StringComparison.Ordinal)) message += "\n\n" + why;
        var link = NotificationPath.Of(notification) is { } path ? LinkTo(path) : null;
        return new MaxLetter(Cut(message, Longest), link is null ? [] : [[new MaxButton(Words(language, "ButtonOpen"), null, link)]]);
    }

    /// <summary>What became of a post that was shown, in place of its words and its buttons.</summary>
    /// <param name="decidedBy">Who approved it, where that is known.</param>
    public MaxLetter Outcome(IPostWork work, BotPrompt prompt, string? decidedBy, CultureInfo language)
    {
        var post = work.Post;
        var title = post.Title;
        var words = post.Review switch
        {
            ReviewState.Approved when post.ApprovedHash == prompt.ContentHash => Words(language, "OutcomeApproved", title, decidedBy, work.School.LocalTime(post.ApprovedAt!.Value)),
            ReviewState.Rejected => Words(language, "OutcomeRejected", title, post.RejectReason),
            ReviewState.InReview => Words(language, "OutcomeChanged", title),
            ReviewState.Expired => Words(language, "OutcomeExpired", title),
            ReviewState.Cancelled => Words(language, "OutcomeCancelled", title),
            _ => Words(language, "OutcomeOther", title),
        };
        var link = LinkTo($"posts/{post.Id}");
        return new MaxLetter(Cut(words, Longest), link is null ? [] : [[new MaxButton(Words(language, "ButtonOpen"), null, link)]]);
    }

    private static string Words(CultureInfo language, string key, params object?[] values) => BotTexts.Catalog.Get(language, key, values);

    private static string HeadOf(IPostWork work, Notification? notification) =>
        notification is null ? "HeadChanged" : work.IsOut() ? "HeadCorrection" : notification.Kind == NotificationKind.ReviewDue ? "HeadReminder" : "HeadWaits";

    private (string Text, bool IsWhole) TextOf(IPostWork work, LintReport report, int pictures, string authors, string head, CultureInfo language)
    {
        var waiting = work.LeaderFirst().Where(one => one.Status != PublicationStatus.Cancelled).ToList();
        var channels = string.Join(", ", waiting.Select(one => work.Channels[one.ChannelId]).Select(one => one.Handle is null ? one.Name : $"{one.Name} ({one.Handle})"));
        var when = work.Post.PublishAt is { } at ? work.School.LocalTime(at) : Words(language, "OnApproval");
        var parts = new List<string> { Words(language, head, OneLine(work.Post.Title)), Words(language, "Facts", OneLine(work.School.Name), OneLine(authors), when, OneLine(channels)) };
        // As the network gets it, so that no address hides behind a word; words that several get stand once.
        foreach (var same in waiting.GroupBy(one => work.Post.TextFor(one.Kind), StringComparer.Ordinal))
        {
            parts.Add(Words(language, "TextFor", string.Join(", ", same.Select(one => work.Channels[one.ChannelId].Name))) + "\n" + MessageComposer.Render(work, same.First()).Body);
        }
        if (work.Post.Media.Count > 0) parts.Add(Words(language, "Pictures", pictures) + Descriptions(work));
        var warnings = report.Findings.Where(one => one is { Severity: FindingSeverity.Warning, Waiver: null } or { Severity: FindingSeverity.Error }).Select(one => one.RuleId).Distinct().ToList();
        if (warnings.Count > 0) parts.Add(Words(language, "Warnings") + string.Concat(warnings.Select(id => $"\n— {policies.Current.TitleOf(id)} ({id})")));
        var text = string.Join("\n\n", parts);
        return text.Length <= Longest ? (text, true) : (Cut(text, Longest), false);
    }

    private static string Descriptions(IPostWork work) =>
        string.Concat(work.Post.Media.OrderBy(item => item.Position).Select((item, index) => $"\n{index + 1}. {work.Media[item.MediaId].Description}"));

    // A button may not promise what the page would refuse, and nobody approves what they were not shown.
    private static string? WhyNot(IPostWork work, LintReport report, Guid userId, bool isWhole, int pictures) =>
        work.Post.IsWrittenOnlyBy(userId) ? "NotAlone"
        : report.Verdict == LintVerdict.Block ? "NotBlocked"
        : !isWhole ? "NotWhole"
        : pictures < work.Post.Media.Count ? "NotPictures"
        : null;

    private async Task<(IReadOnlyList<string> Tokens, bool IsForNow)> UploadAsync(ApiAccess access, IPostWork work, CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        var media = work.LeaderFirst().Where(one => one.Status != PublicationStatus.Cancelled).Select(one => composer.Compose(work, one).Media).FirstOrDefault(one => one.Count > 0) ?? [];
        if (media.Count > MostPictures) return ([], false);
        foreach (var picture in media)
        {
            // A file that is not there is no reason to tell nobody: without its pictures the post can't be approved here.
            if (!File.Exists(picture.Path)) return ([], false);
            var uploaded = await client.UploadImageAsync(access, picture, cancellationToken);
            if (!uploaded.Ok) return ([], uploaded.Problem is not PublishOutcome.RefusedForGood);
            tokens.Add(uploaded.Value);
        }
        return (tokens, false);
    }

    private async Task<string> AuthorsAsync(IPostWork work, CancellationToken cancellationToken)
    {
        var ids = work.Post.AuthorIds;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return string.Join(", ", await db.Users.Where(one => ids.Contains(one.Id)).OrderBy(one => one.Name).Select(one => one.Name).ToListAsync(cancellationToken));
    }

    // A name with a line of its own could pass for another of the facts: another time, another channel.
    private static string OneLine(string text) => string.Join(' ', text.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private string? LinkTo(string path) => options.Value.PublicUrl is { } url ? url.AbsoluteUri.TrimEnd('/') + "/" + path : null;

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
