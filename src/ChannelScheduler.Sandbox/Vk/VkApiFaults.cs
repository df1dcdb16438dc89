using System.Globalization;
using System.Security.Cryptography;

namespace ChannelScheduler.Sandbox.Vk;

/// <summary>The switched-on faults that look like API errors.</summary>
internal sealed class VkApiFaults(SandboxFaults faults, VkWorld world)
{
    private readonly HashSet<string> _captchas = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Call before the work is done.</summary>
    /// <exception cref="VkApiException">The error of the fault.</exception>
    public void Before(VkMethodCall call, VkRequest request)
    {
        var channel = call.Channel();
        call.RightsRevoked = faults.IsOn(SandboxNetworks.Vk, channel, FaultKinds.RevokedRights);
        bool Take(string kind) => faults.TryTake(SandboxNetworks.Vk, channel, kind, out _, call.Method.Operation);
        // A dead token fails everywhere, also where the fault is limited to sends: a check must not find it healthy.
        if (Take(FaultKinds.InvalidToken) || faults.IsOn(SandboxNetworks.Vk, channel, FaultKinds.InvalidToken))
        {
            throw VkErrors.Auth("invalid access_token (4).");
        }

        Throw(Take(FaultKinds.TooManyRequests), VkErrors.TooManyRequests());
        Throw(Take(VkFaultKinds.FloodControl), VkErrors.Flood());
        Throw(Take(FaultKinds.RevokedRights), call.Token.Kind == VkTokenKind.Community ? VkErrors.Access("no access to call this method") : VkErrors.GroupAccess());
        Throw(Take(VkFaultKinds.DayQuota), VkErrors.DayQuota(world.Switches.PostsPerDay));
        Throw(Take(VkFaultKinds.SlotTaken), VkErrors.SlotTaken());
        Throw(Take(VkFaultKinds.InternalErrorCode10), VkErrors.Internal());
        if (!IsSolved(request))
        {
            Throw(Take(FaultKinds.Captcha), Captcha(request.BaseUrl, newForm: false));
            Throw(Take(FaultKinds.CaptchaNew), Captcha(request.BaseUrl, newForm: true));
        }
    }

    /// <summary>Call when the work is done.</summary>
    /// <exception cref="VkApiException">10, although everything is stored.</exception>
    public void After(VkMethodCall call) => Throw(
        faults.TryTake(SandboxNetworks.Vk, call.Channel(), VkFaultKinds.InternalErrorCode10AfterStore, out _, call.Method.Operation),
        VkErrors.Internal());

    /// <summary>Error 14 in its two forms. https://dev.vk.com/api/captcha-error</summary>
    private VkApiException Captcha(string baseUrl, bool newForm)
    {
        var sid = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var error = new VkApiException(14, "Captcha needed")
        {
            Extra = { ["captcha_sid"] = sid, ["captcha_img"] = $"{baseUrl}/captcha.php?sid={sid}" },
        };
        if (newForm)
        {
            error.Extra["redirect_uri"] = $"https://id.vk.com/not_robot_captcha?domain=vk.com&session_token={sid}&variant=popup&blank=1";
            error.Extra["remixstlid"] = sid;
        }

        lock (_gate)
        {
            _captchas.Add(sid);
        }

        return error;
    }

    private bool IsSolved(VkRequest request)
    {
        string Value(string name) => request.Parameters.GetValueOrDefault(name, "");
        lock (_gate)
        {
            return Value("success_token").Length > 0 || (Value("captcha_key").Length > 0 && _captchas.Remove(Value("captcha_sid")));
        }
    }

    private static void Throw(bool hit, VkApiException error)
    {
        if (hit)
        {
            throw error;
        }
    }
}
