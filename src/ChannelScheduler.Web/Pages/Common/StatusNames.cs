using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>States in people's words, and how loudly they are shown. What went to the sandbox never reads plainly as published.</summary>
internal static class StatusNames
{
    public static string Of(PostStatus status) => CommonTexts.Get("Post." + status);

    public static string Of(PublicationStatus status, ChannelEnvironment environment)
    {
        var name = CommonTexts.Get("Publication." + status);
        return environment == ChannelEnvironment.Sandbox ? CommonTexts.Get("InSandbox", name) : name;
    }

    public static string Of(ChannelKind kind) => CommonTexts.Get("Kind." + kind);

    public static string Of(ReviewState state) => CommonTexts.Get("Post." + state);

    /// <summary>Classes of a badge (css/parts.css): how loud it is, and its sign.</summary>
    public static string Tone(PostStatus status) => status switch
    {
        PostStatus.Draft => "sign-draft",
        PostStatus.InReview => "wait",
        PostStatus.Scheduled => "sign-plan",
        PostStatus.Publishing or PostStatus.PartlyPublished => "sign-plan sign-busy",
        PostStatus.Published => "good",
        PostStatus.AwaitingHand => "wait sign-hand",
        PostStatus.Rejected => "bad sign-again",
        PostStatus.NeedsAttention or PostStatus.Expired => "bad",
        PostStatus.Cancelled or PostStatus.Withdrawn => "sign-off",
        _ => "",
    };

    /// <inheritdoc cref="Tone(PostStatus)"/>
    public static string Tone(PublicationStatus status) => status switch
    {
        PublicationStatus.Planned => "sign-later",
        PublicationStatus.Scheduled => "sign-plan",
        PublicationStatus.Publishing => "sign-plan sign-busy",
        PublicationStatus.Published => "good",
        PublicationStatus.AwaitingHand => "wait sign-hand",
        PublicationStatus.Retrying => "wait sign-again",
        PublicationStatus.InDoubt => "bad sign-doubt",
        PublicationStatus.OnHold => "bad sign-hold",
        PublicationStatus.Failed or PublicationStatus.Missed => "bad",
        PublicationStatus.Cancelled or PublicationStatus.Withdrawn => "sign-off",
        _ => "",
    };

    /// <summary>A person has to do something about it.</summary>
    public static bool IsBad(PublicationStatus status) => status is PublicationStatus.InDoubt or PublicationStatus.OnHold or PublicationStatus.Failed or PublicationStatus.Missed;
}
