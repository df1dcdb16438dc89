using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Networks;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>Checks what a gospublic needs before anything is published there.</summary>
internal sealed class VkDoctor(VkApiClient client, TimeProvider timeProvider)
{
    private readonly VkPatience _patience = new(timeProvider);

    private const int Editor = 2;

    public async Task<ChannelReport> RunAsync(ChannelAccess channel, ApiAccess access, long groupId, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        var user = VkTokens.Has(channel, ChannelTokenKind.User) ? access with { Token = channel.Tokens[ChannelTokenKind.User] } : null;
        var community = VkTokens.Has(channel, ChannelTokenKind.Community) ? access with { Token = channel.Tokens[ChannelTokenKind.Community] } : null;
        if (community is not null) await CheckCommunityTokenAsync(community, groupId, report, cancellationToken);
        // With a community's key the texts go out, whatever becomes of the user's token: that one is for photos, and lives for a day.
        var partial = community is not null;
        var userWorks = user is not null && await CheckUserTokenAsync(user, partial, report, cancellationToken);
        if (user is null) report.Note("photos", "VkTextOnly");

        var group = await _patience.AskAsync(() => client.GetGroupAsync(userWorks || community is null ? user ?? access : community, groupId, cancellationToken), cancellationToken);
        if (group.Ok) CheckGroup(group.Value, userWorks, partial, report);
        else report.AddFailure("channel", "VkChannel", group.Problem);

        await CheckReadingAsync(channel, access, groupId, report, cancellationToken);
        await CheckClockAsync(access, report, cancellationToken);
        return report.Build();
    }

    private async Task CheckCommunityTokenAsync(ApiAccess community, long groupId, ReportBuilder report, CancellationToken cancellationToken)
    {
        var granted = await _patience.AskAsync(() => client.GetCommunityPermissionsAsync(community, cancellationToken), cancellationToken);
        if (!granted.Ok)
        {
            report.AddFailure("token", "VkToken", granted.Problem);
            return;
        }

        report.Add("token", true, "VkToken").Add("rights", granted.Value.HasWall, "VkCommunityRights");
        var own = await _patience.AskAsync(() => client.GetOwnGroupAsync(community, cancellationToken), cancellationToken);
        if (own.Ok && own.Value.Id != groupId) report.Add("channel", false, "VkOtherCommunity", own.Value.Name, own.Value.Id);
    }

    /// <returns>True when it is a user's token and works.</returns>
    private async Task<bool> CheckUserTokenAsync(ApiAccess user, bool partial, ReportBuilder report, CancellationToken cancellationToken)
    {
        // Only a user's token has a user: https://dev.vk.com/method/users.get
        var owner = await _patience.AskAsync(() => client.GetUserAsync(user, cancellationToken), cancellationToken);
        if (!owner.Ok)
        {
            report.AddFailure("userToken", "VkUserToken", owner.Problem, partial);
            return false;
        }

        Add("userToken", owner.Value.UserId is not null, "VkUserToken");
        var granted = await _patience.AskAsync(() => client.GetUserPermissionsAsync(user, cancellationToken), cancellationToken);
        if (granted.Ok) Add("photos", granted.Value.HasWall && granted.Value.HasPhotos, "VkUserRights");
        else report.AddFailure("photos", "VkUserRights", granted.Problem, partial);
        return owner.Value.UserId is not null;

        void Add(string code, bool ok, string key) => _ = partial ? report.AddPartial(code, ok, key) : report.Add(code, ok, key);
    }

    private static void CheckGroup(VkGroup group, bool asUser, bool partial, ReportBuilder report)
    {
        report.Add("channel", true, "VkChannel", group.Name);
        report.Add("active", string.IsNullOrEmpty(group.Deactivated), "VkActive", group.Deactivated);
        report.Add("public", group.IsClosed is null or 0, "VkPublic");
        report.Add("wall", group.Wall != 0, "VkWall");
        if (!asUser) return;
        var isAdmin = group.IsAdmin && (group.AdminLevel ?? Editor) >= Editor;
        _ = partial ? report.AddPartial("admin", isAdmin, "VkAdmin") : report.Add("admin", isAdmin, "VkAdmin");
    }

    private async Task CheckReadingAsync(ChannelAccess channel, ApiAccess access, long groupId, ReportBuilder report, CancellationToken cancellationToken)
    {
        var kind = VkTokens.ForReading.First(kind => VkTokens.Has(channel, kind));
        var read = await _patience.AskAsync(() => client.GetPostsAsync(access with { Token = channel.Tokens[kind] }, groupId, "owner", 0, 1, cancellationToken), cancellationToken);
        report.Note("reading", read.Ok ? "VkReadingOk" : "VkReadingBad");
    }

    private async Task CheckClockAsync(ApiAccess access, ReportBuilder report, CancellationToken cancellationToken)
    {
        if (access.Environment != ChannelEnvironment.Live) return;
        var time = await _patience.AskAsync(() => client.GetServerTimeAsync(access, cancellationToken), cancellationToken);
        if (time.Ok) report.AddClock(timeProvider.GetUtcNow() - time.Value.Now);
    }
}
