using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>A network answers with the address to upload to; a file goes only to the network's own hosts, never where a forged answer points.</summary>
public static class UploadHosts
{
    /// <param name="domains">A host matches when it is one of these or stands under one.</param>
    /// <param name="baseUrl">The API's own origin is allowed as well: the sandbox takes its files itself.</param>
    public static bool IsAllowed(string? address, IReadOnlyList<string> domains, Uri baseUrl, out Uri url)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out url!) || url.UserInfo.Length > 0) return false;
        if (Uri.Compare(url, baseUrl, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0) return true;
        var host = url.IdnHost;
        return url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort
            && domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// What a problem at an upload host means. It is asked without our token and documents no refusals, so it says nothing of our rights, the channel or the
    /// file: the upload is tried again.
    /// </summary>
    public static PublishOutcome ForNow(PublishOutcome problem) => problem is PublishOutcome.RefusedForNow or PublishOutcome.NotSent
        ? problem
        : new PublishOutcome.RefusedForNow(NetworkTexts.Get("UploadHostProblem")) { HttpStatus = problem.HttpStatus, ErrorCode = problem.ErrorCode, BodyExcerpt = problem.BodyExcerpt };
}
