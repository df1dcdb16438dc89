namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The method table and the checks every call passes before its method runs.</summary>
internal sealed class VkApi
{
    private static readonly Version OldestVersion = new(5, 81);

    private readonly VkWorld _world;
    private readonly VkRateLimiter _limiter;
    private readonly Dictionary<string, VkMethod> _methods;

    public VkApi(VkWorld world)
    {
        _world = world;
        _limiter = new VkRateLimiter(world.Time);
        var writing = new VkWallWriting(world);
        var settings = new VkWallSettings(world);
        var reading = new VkWallReading(world);
        var photos = new VkPhotoMethods(world);
        var info = new VkInfoMethods(world);
        // Names are case-sensitive in VK too.
        _methods = new Dictionary<string, VkMethod>(StringComparer.Ordinal)
        {
            ["wall.post"] = new(VkMethodAccess.WallPost, FaultOperations.Send, writing.Post),
            ["wall.edit"] = new(VkMethodAccess.WallEdit, FaultOperations.Edit, writing.Edit),
            ["wall.delete"] = new(VkMethodAccess.WallEdit, FaultOperations.Delete, writing.Delete),
            ["wall.pin"] = new(VkMethodAccess.WallManage, FaultOperations.Edit, call => settings.Pin(call, pinned: true)),
            ["wall.unpin"] = new(VkMethodAccess.WallManage, FaultOperations.Edit, call => settings.Pin(call, pinned: false)),
            ["wall.closeComments"] = new(VkMethodAccess.WallPost, FaultOperations.Edit, call => settings.CloseComments(call, closed: true)),
            ["wall.openComments"] = new(VkMethodAccess.WallPost, FaultOperations.Edit, call => settings.CloseComments(call, closed: false)),
            ["wall.get"] = new(VkMethodAccess.WallRead, FaultOperations.Read, reading.Get),
            ["wall.getById"] = new(VkMethodAccess.WallRead, FaultOperations.Read, reading.GetById),
            ["photos.getWallUploadServer"] = new(VkMethodAccess.WallPhoto, FaultOperations.Upload, photos.GetWallUploadServer),
            ["photos.saveWallPhoto"] = new(VkMethodAccess.WallPhoto, FaultOperations.Upload, photos.SaveWallPhoto),
            ["groups.getById"] = new(VkMethodAccess.Open, FaultOperations.Read, info.GroupsById),
            ["groups.getTokenPermissions"] = new(VkMethodAccess.Community, FaultOperations.Read, VkInfoMethods.TokenPermissions),
            ["account.getAppPermissions"] = new(VkMethodAccess.Person, FaultOperations.Read, VkInfoMethods.AppPermissions),
            ["users.get"] = new(VkMethodAccess.Open, FaultOperations.Read, VkInfoMethods.Users),
            ["utils.getServerTime"] = new(VkMethodAccess.Open, FaultOperations.Read, _ => world.Now),
            ["utils.resolveScreenName"] = new(VkMethodAccess.Open, FaultOperations.Read, info.ResolveScreenName),
            ["stats.getPostReach"] = new(VkMethodAccess.Statistics, FaultOperations.Read, reading.PostReach),
        };
    }

    /// <summary>Finds the method and checks version, token, rate and rights, in VK's order.</summary>
    /// <exception cref="VkApiException">3, 5, 6, 8, 15, 27, 28, 1051 or 1117.</exception>
    public VkMethodCall Admit(VkRequest request)
    {
        var method = _methods.GetValueOrDefault(request.Method) ?? throw VkErrors.UnknownMethod();
        var version = CheckVersion(request.Parameters.GetValueOrDefault("v", ""));
        var token = CheckToken(request);
        _limiter.Count(token, _world.Switches);
        VkAccessRules.Check(token, method.Access, _world.Switches);
        return new VkMethodCall(request, token, version, method);
    }

    /// <summary>Does the work; what it changed is on disk on return.</summary>
    public object Answer(VkMethodCall call) => _world.Run(() => call.Method.Answer(call));

    private static Version CheckVersion(string text)
    {
        if (text.Length == 0)
        {
            throw VkErrors.Request("v (version) is required");
        }

        return Version.TryParse(text, out var version) && version >= OldestVersion
            ? version
            : throw VkErrors.Request("versions below 5.81 are deprecated");
    }

    private VkToken CheckToken(VkRequest request)
    {
        var value = request.BearerToken ?? request.Parameters.GetValueOrDefault("access_token", "");
        if (value.Length == 0)
        {
            throw VkErrors.Auth("no access_token passed.");
        }

        var token = _world.Run(() => _world.Tokens.GetValueOrDefault(value)) ?? throw VkErrors.Auth("invalid access_token (4).");
        if (token.BoundIp is { } bound && bound != request.RemoteIp)
        {
            throw VkErrors.Auth("access_token was given to another ip address.", 1130);
        }

        return token.ExpiresAt <= _world.Now ? throw VkErrors.Expired() : token;
    }
}
