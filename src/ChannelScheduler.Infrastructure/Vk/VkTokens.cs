using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>Which of a channel's tokens a call takes: the first that is there.</summary>
internal static class VkTokens
{
    private static readonly ChannelTokenKind[] Text = [ChannelTokenKind.Community, ChannelTokenKind.User];
    private static readonly ChannelTokenKind[] Photos = [ChannelTokenKind.User];

    /// <summary>A community token may be refused here, so the user's comes first.</summary>
    public static IReadOnlyList<ChannelTokenKind> ForChanging { get; } = [ChannelTokenKind.User, ChannelTokenKind.Community];

    public static IReadOnlyList<ChannelTokenKind> ForReading { get; } = [ChannelTokenKind.Service, ChannelTokenKind.User, ChannelTokenKind.Community];

    public static IReadOnlyList<ChannelTokenKind> ForPosting(bool withPhotos) => withPhotos ? Photos : Text;

    public static bool Has(ChannelAccess channel, ChannelTokenKind kind) => ApiAccess.IsSendable(channel.Tokens.GetValueOrDefault(kind));
}
