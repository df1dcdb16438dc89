using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChannelScheduler.Infrastructure.Networks;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Vk;

/// <summary>
/// The VK API, one method a call. Nothing that publishes is retried. The token stands in the <c>Authorization</c> header, because VK's error bodies echo parameters;
/// every call is a POST with a form, as https://dev.vk.com/api/api-requests allows.
/// </summary>
public sealed partial class VkApiClient(NetworkCaller caller, IOptions<VkOptions> options, TimeProvider timeProvider)
{
    /// <summary>The most posts that one call reads.</summary>
    public const int MaxPageSize = 100;

    // https://dev.vk.com/method/wall.post
    /// <param name="stableId">Sent as <c>guid</c>. The same for every try of one post. What VK does with a repeat is not documented, so nothing relies on it.</param>
    public Task<ApiAnswer<VkId>> PostAsync(ApiAccess access, long groupId, string message, IReadOnlyList<string> attachments, string stableId, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, "wall.post",
            new() { ["owner_id"] = Id(-groupId), ["from_group"] = "1", ["message"] = message, ["attachments"] = List(attachments), ["guid"] = NullIfEmpty(stableId) },
            deadline, VkWire.Default.WireAnswerWirePostId, id => new VkId(id.PostId ?? throw new JsonException()), cancellationToken);

    // https://dev.vk.com/method/wall.edit
    /// <param name="attachments">All that the post shall have: a field left out may be cleared.</param>
    public Task<ApiAnswer<VkDone>> EditAsync(ApiAccess access, long groupId, long postId, string message, IReadOnlyList<string> attachments, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, "wall.edit",
            new() { ["owner_id"] = Id(-groupId), ["post_id"] = Id(postId), ["message"] = message, ["attachments"] = List(attachments) },
            deadline, VkWire.Default.WireAnswerJsonElement, _ => new VkDone(), cancellationToken);

    // https://dev.vk.com/method/wall.delete
    public Task<ApiAnswer<VkDone>> DeleteAsync(ApiAccess access, long groupId, long postId, DateTimeOffset deadline, CancellationToken cancellationToken) =>
        PublishAsync(access, "wall.delete", new() { ["owner_id"] = Id(-groupId), ["post_id"] = Id(postId) },
            deadline, VkWire.Default.WireAnswerInt32, done => done == 1 ? new VkDone() : throw new JsonException(), cancellationToken);

    // https://dev.vk.com/method/wall.getById
    /// <returns>The post, or an empty list when there is none.</returns>
    public Task<ApiAnswer<IReadOnlyList<VkPost>>> GetPostAsync(ApiAccess access, long groupId, long postId, CancellationToken cancellationToken) =>
        ReadAsync(access, "wall.getById", new() { ["posts"] = $"{Id(-groupId)}_{Id(postId)}" }, VkWire.Default.WireAnswerWirePosts, ToPosts, cancellationToken);

    // https://dev.vk.com/method/wall.get
    /// <param name="filter"><c>owner</c> or <c>postponed</c>; the latter needs a user token.</param>
    public Task<ApiAnswer<IReadOnlyList<VkPost>>> GetPostsAsync(ApiAccess access, long groupId, string filter, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(access, "wall.get", new() { ["owner_id"] = Id(-groupId), ["filter"] = filter, ["offset"] = Id(offset), ["count"] = Id(count) }, VkWire.Default.WireAnswerWirePosts, ToPosts, cancellationToken);

    // https://dev.vk.com/method/groups.getById
    public Task<ApiAnswer<VkGroup>> GetGroupAsync(ApiAccess access, long groupId, CancellationToken cancellationToken) =>
        ReadAsync(access, "groups.getById", new() { ["group_id"] = Id(groupId), ["fields"] = "wall,is_closed,verified,members_count,can_post" }, VkWire.Default.WireAnswerWireGroups, ToGroup, cancellationToken);

    // https://dev.vk.com/method/groups.getById, without an id: a community's key gets its own community
    public Task<ApiAnswer<VkGroup>> GetOwnGroupAsync(ApiAccess community, CancellationToken cancellationToken) =>
        ReadAsync(community, "groups.getById", [], VkWire.Default.WireAnswerWireGroups, ToGroup, cancellationToken);

    // https://dev.vk.com/method/utils.resolveScreenName
    /// <returns>What has this short name; an id of null when nobody has it.</returns>
    public Task<ApiAnswer<VkScreenName>> ResolveScreenNameAsync(ApiAccess access, string name, CancellationToken cancellationToken) =>
        ReadAsync(access, "utils.resolveScreenName", new() { ["screen_name"] = name }, VkWire.Default.WireAnswerJsonElement, ToScreenName, cancellationToken);

    // https://dev.vk.com/method/groups.getTokenPermissions
    public Task<ApiAnswer<VkPermissions>> GetCommunityPermissionsAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "groups.getTokenPermissions", [], VkWire.Default.WireAnswerWirePermissions,
            granted => new VkPermissions(granted.Mask ?? 0, granted.Permissions?.ConvertAll(permission => permission.Name ?? "") ?? []), cancellationToken);

    // https://dev.vk.com/method/account.getAppPermissions
    public Task<ApiAnswer<VkPermissions>> GetUserPermissionsAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "account.getAppPermissions", [], VkWire.Default.WireAnswerInt64, mask => new VkPermissions(mask, []), cancellationToken);

    // https://dev.vk.com/method/users.get
    public Task<ApiAnswer<VkUser>> GetUserAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "users.get", [], VkWire.Default.WireAnswerListWireUser, users => new VkUser(users.FirstOrDefault()?.Id), cancellationToken);

    // https://dev.vk.com/method/utils.getServerTime
    public Task<ApiAnswer<VkServerTime>> GetServerTimeAsync(ApiAccess access, CancellationToken cancellationToken) =>
        ReadAsync(access, "utils.getServerTime", [], VkWire.Default.WireAnswerInt64, seconds => new VkServerTime(FromUnix(seconds) ?? throw new JsonException()), cancellationToken);

    private async Task<ApiAnswer<TResult>> ReadAsync<TWire, TResult>(
        ApiAccess access, string method, Dictionary<string, string?> parameters, JsonTypeInfo<WireAnswer<TWire>> type, Func<TWire, TResult> convert, CancellationToken cancellationToken)
        where TResult : class
    {
        using var request = Request(access, method, parameters);
        var reply = await caller.ReadAsync(NetworkClients.VkRead, request, [access.Token], cancellationToken);
        return Parse(reply, type, convert);
    }

    private async Task<ApiAnswer<TResult>> PublishAsync<TWire, TResult>(
        ApiAccess access, string method, Dictionary<string, string?> parameters, DateTimeOffset deadline, JsonTypeInfo<WireAnswer<TWire>> type, Func<TWire, TResult> convert, CancellationToken cancellationToken)
        where TResult : class
    {
        using var request = Request(access, method, parameters);
        var reply = await caller.PublishAsync(NetworkClients.VkPublish, request, deadline, [access.Token], cancellationToken);
        return Parse(reply, type, convert);
    }

    private HttpRequestMessage Request(ApiAccess access, string method, Dictionary<string, string?> parameters)
    {
        var form = parameters.Where(parameter => parameter.Value is not null).Append(new("v", options.Value.ApiVersion));
        return access.Request(HttpMethod.Post, "method/" + method, "Bearer", new FormUrlEncodedContent(form!));
    }

    private static ApiAnswer<TResult> Parse<TWire, TResult>(NetworkReply reply, JsonTypeInfo<WireAnswer<TWire>> type, Func<TWire, TResult> convert)
        where TResult : class
    {
        if (VkOutcomes.ProblemOf(reply) is { } problem) return new ApiAnswer<TResult>(null, problem);
        try
        {
            var answer = JsonSerializer.Deserialize(((NetworkReply.Answered)reply).Body, type);
            return answer is { Response: { } response } ? new ApiAnswer<TResult>(convert(response), null) : throw new JsonException();
        }
        catch (JsonException)
        {
            return new ApiAnswer<TResult>(null, VkOutcomes.Unreadable(reply));
        }
    }

    private static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string> items) => NullIfEmpty(string.Join(',', items));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
