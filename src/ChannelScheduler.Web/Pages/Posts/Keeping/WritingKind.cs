namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>The forms in which people write.</summary>
public enum WritingKind
{
    NewPost,
    Edit,
    Correction,
    NewSeries,
    Series,
}
