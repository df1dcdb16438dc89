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

    public static string Tone(PostStatus status) => status switch
    {
        PostStatus.Published => "good",
        PostStatus.NeedsAttention or PostStatus.Expired or PostStatus.Rejected => "bad",
        PostStatus.InReview or PostStatus.AwaitingHand => "wait",
        _ => "",
    };

    public static string Tone(PublicationStatus status) => status switch
    {
        PublicationStatus.Published => "good",
        PublicationStatus.Failed or PublicationStatus.Missed or PublicationStatus.InDoubt or PublicationStatus.OnHold => "bad",
        PublicationStatus.AwaitingHand or PublicationStatus.Retrying => "wait",
        _ => "",
    };
}
