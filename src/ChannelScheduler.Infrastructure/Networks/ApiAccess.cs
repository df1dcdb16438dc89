using System.Net.Http.Headers;
using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>Where a call goes and with which token.</summary>
public sealed record ApiAccess(Uri BaseUrl, string Token, ChannelEnvironment Environment)
{
    /// <summary>True when a header can carry the token: anything else would fail inside the HTTP stack, too late to be sure that nothing left.</summary>
    public static bool IsSendable(string? token) => !string.IsNullOrEmpty(token) && token.All(c => c is > ' ' and < '\x7f');

    public override string ToString() => $"{BaseUrl} ({Environment})";

    /// <param name="scheme">Null: the token stands bare in the header.</param>
    internal HttpRequestMessage Request(HttpMethod method, string path, string? scheme, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, BaseAddress.Append(BaseUrl, path)) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", scheme is null ? Token : $"{scheme} {Token}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Options.Set(NetworkRequest.IsLive, Environment == ChannelEnvironment.Live);
        return request;
    }
}
