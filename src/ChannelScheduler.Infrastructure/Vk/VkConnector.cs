using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>Asks VK what is needed to connect a gospublic: what kind of token this is, and which community an address means.</summary>
public sealed class VkConnector(VkApiClient client, INetworkEndpoints endpoints, TimeProvider time)
{
    private readonly VkPatience _patience = new(time);

    /// <summary>Only a community's key has a community, only a user's token has a user; a service key has neither, and reads.</summary>
    public async Task<TokenVerdict> CheckTokenAsync(ChannelEnvironment environment, ChannelTokenKind wanted, string token, CancellationToken cancellationToken)
    {
        token = token.Trim();
        if (!ApiAccess.IsSendable(token)) return TokenVerdict.Refused(NetworkTexts.Get("VkTokenShape"), RemedyOf(wanted));
        if (token.StartsWith("vk2.", StringComparison.Ordinal)) return WrongKind("VkTokenIsVkId", wanted);
        var access = Access(environment, token);
        var community = await _patience.AskAsync(() => client.GetCommunityPermissionsAsync(access, cancellationToken), cancellationToken);
        if (community.Ok) return wanted == ChannelTokenKind.Community ? await CommunityAsync(access, community.Value, cancellationToken) : WrongKind("VkTokenIsCommunity", wanted);
        if (FailureOf(community.Problem, wanted) is { } failure) return failure;

        var user = await _patience.AskAsync(() => client.GetUserAsync(access, cancellationToken), cancellationToken);
        if (!user.Ok) return FailureOf(user.Problem, wanted) ?? Failed(wanted, user.Problem);
        if (user.Value.UserId is not null) return wanted == ChannelTokenKind.User ? await UserAsync(access, cancellationToken) : WrongKind("VkTokenIsUser", wanted);
        return wanted == ChannelTokenKind.Service ? TokenVerdict.Accepted(null, NetworkTexts.Get("VkCanService")) : WrongKind("VkTokenIsService", wanted);
    }

    /// <returns>The community, or the failed check that says why there is none.</returns>
    public async Task<(FoundChannel? Channel, ChannelReport Report)> ReadCommunityAsync(ChannelEnvironment environment, string token, VkAddress address, CancellationToken cancellationToken)
    {
        var access = Access(environment, token);
        var id = address.GroupId;
        if (id is null)
        {
            var named = await _patience.AskAsync(() => client.ResolveScreenNameAsync(access, address.ScreenName!, cancellationToken), cancellationToken);
            if (!named.Ok) return (null, new ReportBuilder().AddFailure("channel", "VkChannel", named.Problem).Build());
            if (named.Value.Type is not ("group" or "page" or "event")) return (null, NotACommunity(named.Value, address.ScreenName!));
            id = named.Value.Id;
        }
        var group = await _patience.AskAsync(() => client.GetGroupAsync(access, id!.Value, cancellationToken), cancellationToken);
        if (!group.Ok) return (null, new ReportBuilder().AddFailure("channel", "VkChannel", group.Problem).Build());
        return (new FoundChannel(group.Value.Id.ToString(CultureInfo.InvariantCulture), group.Value.Name, group.Value.ScreenName, group.Value.IsClosed is null or 0), new ReportBuilder().Build());
    }

    private async Task<TokenVerdict> CommunityAsync(ApiAccess access, VkPermissions granted, CancellationToken cancellationToken)
    {
        if (!granted.HasWall) return TokenVerdict.Of(new ReportBuilder().Add("rights", false, "VkCommunityRights").Build());
        var own = await _patience.AskAsync(() => client.GetOwnGroupAsync(access, cancellationToken), cancellationToken);
        return TokenVerdict.Accepted(own.Value?.Name, NetworkTexts.Get("VkCanCommunity"));
    }

    private async Task<TokenVerdict> UserAsync(ApiAccess access, CancellationToken cancellationToken)
    {
        var granted = await _patience.AskAsync(() => client.GetUserPermissionsAsync(access, cancellationToken), cancellationToken);
        if (!granted.Ok) return Failed(ChannelTokenKind.User, granted.Problem);
        return granted.Value.HasWall && granted.Value.HasPhotos
            ? TokenVerdict.Accepted(null, NetworkTexts.Get("VkCanUser"))
            : TokenVerdict.Of(new ReportBuilder().Add("photos", false, "VkUserRights").Build());
    }

    // What settles the matter for every kind of token. 15, 27 and 28 only say that it is not a community's: https://dev.vk.com/reference/errors
    private static TokenVerdict? FailureOf(PublishOutcome problem, ChannelTokenKind wanted) => problem.ErrorCode switch
    {
        "1117" => TokenVerdict.Refused(NetworkTexts.Get("VkTokenExpired"), RemedyOf(wanted)),
        "5" when IsOtherAddress(problem) => TokenVerdict.Refused(NetworkTexts.Get("VkTokenOtherIp"), RemedyOf(wanted)),
        "5" when Says(problem, "expired") => TokenVerdict.Refused(NetworkTexts.Get("VkTokenExpired"), RemedyOf(wanted)),
        "7" or "15" or "27" or "28" or "1051" => null,
        _ => Failed(wanted, problem),
    };

    private static bool IsOtherAddress(PublishOutcome problem) => Says(problem, "another ip");

    private static bool Says(PublishOutcome problem, string words) => ReportBuilder.WordsOf(problem).Contains(words, StringComparison.OrdinalIgnoreCase);

    private static TokenVerdict Failed(ChannelTokenKind wanted, PublishOutcome problem) =>
        TokenVerdict.Of(new ReportBuilder().AddFailure("token", wanted == ChannelTokenKind.User ? "VkUserToken" : "VkToken", problem).Build());

    private static TokenVerdict WrongKind(string key, ChannelTokenKind wanted) => TokenVerdict.Refused(NetworkTexts.Get(key, NetworkTexts.Get("VkKind" + wanted)), RemedyOf(wanted));

    private static string RemedyOf(ChannelTokenKind wanted) => NetworkTexts.Get(wanted == ChannelTokenKind.User ? "VkUserTokenRemedy" : wanted == ChannelTokenKind.Service ? "VkServiceRemedy" : "VkTokenRemedy");

    private static ChannelReport NotACommunity(VkScreenName named, string name) =>
        TokenVerdict.Refused(NetworkTexts.Get(named.Type is null ? "VkNameUnknown" : "VkNameNotGroup", name), null).Report;

    private ApiAccess Access(ChannelEnvironment environment, string token) => new(endpoints.BaseUrlOf(Network.Vk, environment), token, environment);
}
