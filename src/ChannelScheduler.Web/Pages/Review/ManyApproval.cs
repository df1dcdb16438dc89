using System.Globalization;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Review;

/// <summary>Approves what was read together, each post in a transaction of its own: one that changed keeps no other from its approval.</summary>
internal sealed class ManyApproval(IPublishingStore store, PostCommands commands, PublishingSignal signal, Inbox inbox, Actor actor)
{
    /// <returns>One result for each post that this person may see, in the given order.</returns>
    public async Task<IReadOnlyList<ManyResult>> ApproveAsync(IReadOnlyList<ChosenPost> chosen, CancellationToken cancellationToken)
    {
        var results = new List<ManyResult>(chosen.Count);
        foreach (var one in chosen)
        {
            await using var work = await store.OpenPostAsync(one.Id, cancellationToken);
            // Another school's post looks as if it were not there.
            if (work is null || !actor.HasAt(work.School.Id, Role.ContentAdmin)) continue;
            var why = await ApproveAsync(work, one.Hash, cancellationToken);
            results.Add(new ManyResult(one.Id, work.Post.Title, why is null, why));
        }
        signal.Set();
        await inbox.ReadAboutAsync([.. results.Where(one => one.IsApproved).Select(one => one.Id)], cancellationToken);
        return results;
    }

    private async Task<string?> ApproveAsync(IPostWork work, string hash, CancellationToken cancellationToken)
    {
        // The same page sent twice.
        if (work.Post.Review == ReviewState.Approved && work.Post.ApprovedHash == hash) return null;
        try
        {
            commands.ApproveClean(work, actor.Id, hash);
            return await work.TryCommitAsync(cancellationToken) ? null : ReviewTexts.Get("ResultStale");
        }
        catch (RefusedException refused)
        {
            return refused.ToText(CultureInfo.CurrentUICulture);
        }
    }
}
