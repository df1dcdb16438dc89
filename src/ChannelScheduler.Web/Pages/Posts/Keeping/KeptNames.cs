namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>What people call what they have begun.</summary>
internal static class KeptNames
{
    public static string Of(KeptWriting kept) => kept.Title.Length > 0 ? kept.Title : KeptTexts.Get("NoWords");
}
