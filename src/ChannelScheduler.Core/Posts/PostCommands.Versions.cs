using System.Globalization;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Core.Posts;

// Going back to words that a post had before.
public sealed partial class PostCommands
{
    /// <summary>Puts a version's title and words back; pictures, channels and time stay as they are. An edit like any other: the approval is void.</summary>
    /// <param name="number">The version's, for the audit.</param>
    /// <exception cref="RefusedException">As for an edit; or these are the words that the post has.</exception>
    public void Restore(IPostWork work, int number, string title, string text, string? gospublicText, Guid actorId)
    {
        var draft = PostDraft.Of(work);
        if ((draft.Title, draft.Text, draft.GospublicText) == (title, text, gospublicText)) throw new RefusedException(RefusalKind.Conflict, "RestoreSame");
        Edit(work, draft with { Title = title, Text = text, GospublicText = gospublicText }, actorId);
        work.Audit("post.restored", time.GetUtcNow(), actorId, details: number.ToString(CultureInfo.InvariantCulture));
    }
}
