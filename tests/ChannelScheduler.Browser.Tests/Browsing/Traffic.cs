using Microsoft.Playwright;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>Everything that one visitor's pages asked for, and what they complained about.</summary>
internal sealed class Traffic
{
    private readonly List<IRequest> _requests = [];
    private readonly List<string> _outside = [];
    private readonly List<string> _errors = [];

    public Traffic(IBrowserContext context)
    {
        context.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is "http" or "https" or "ws" or "wss" && url.Host != "127.0.0.1") _outside.Add(request.Url);
        };
        context.RequestFinished += (_, request) => _requests.Add(request);
        context.Console += (_, message) =>
        {
            // The answer's status is the test's own matter; the browser complains of each that is not a success.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)) _errors.Add(message.Text);
        };
        context.WebError += (_, error) => _errors.Add(error.Error);
    }

    /// <summary>Requests to another machine.</summary>
    public IReadOnlyList<string> Outside => [.. _outside];

    /// <summary>Errors of scripts, and what the content security policy stopped.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public void StartPage() => _requests.Clear();

    /// <summary>Bytes of all answers since the page was opened, as they crossed the line, with their headers.</summary>
    public async Task<int> WeightAsync()
    {
        var sum = 0;
        foreach (var request in _requests.ToList())
        {
            var sizes = await request.SizesAsync();
            sum += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        return sum;
    }
}
