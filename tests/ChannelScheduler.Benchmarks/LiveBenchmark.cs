using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ChannelScheduler.Testing.Server;
using Microsoft.Playwright;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// "Live" in numbers, with a real browser: how long after a change was acknowledged an open dashboard shows it, and what a dashboard costs the server that is open while nothing happens.
/// </summary>
internal static class LiveBenchmark
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(1);

    // More than the pause between two readings, so that each change is read for itself.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(2);

    private static readonly TimeProvider Time = TimeProvider.System;

    // When the page was drawn anew, and of what instant each drawing is.
    private const string Watch = """
        () => {
          const board = document.querySelector('#board');
          window.drawn = [];
          new MutationObserver(() => window.drawn.push([Number(board.dataset.read), Date.now()])).observe(board, { attributes: true, attributeFilter: ['data-read'] });
        }
        """;

    public static async Task RunAsync(int changes, string chromium)
    {
        await using var world = await BenchmarkWorld.StartAsync();
        var (schoolId, channelId, _) = await world.AddSchoolAsync(1);
        var (email, password) = await world.AddManagerAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"] });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = world.Address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.FillAsync("main [name=email]", email);
        await page.FillAsync("main [name=password]", password);
        await page.Locator("main form button").First.ClickAsync();
        await page.Locator("header .who").WaitForAsync();

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"an open page while nothing happens, per minute {"CPU",12} {"queries",10} {"bytes",10}"));
        await page.GotoAsync("about:blank");
        using var queries = new QueryCount();
        await MeasureAsync("nothing open", page, queries);
        await page.GotoAsync("/hangfire");
        await MeasureAsync("/hangfire, as it polls", page, queries);
        await page.GotoAsync("/dashboard");
        await page.Locator("#board[data-open]").WaitForAsync();
        await MeasureAsync("/dashboard", page, queries);

        await page.EvaluateAsync(Watch);
        var acknowledged = new List<double>();
        for (var change = 0; change < changes; change++)
        {
            await world.Api.WriteAsync(schoolId, $"Новость {change}", $"Приходите всей семьёй, это новость {change}.", [channelId], Time.GetUtcNow().AddDays(1));
            acknowledged.Add((Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds);
            await Task.Delay(Apart, Time);
        }
        var drawn = await Eventually.GetAsync(async () => JsonSerializer.Deserialize<double[][]>(await page.EvaluateAsync<string>("() => JSON.stringify(window.drawn)"))!, all => all.Any(one => one[0] >= acknowledged[^1]), describe: all => $"{all.Length} drawings");
        var late = acknowledged.Select(at => drawn.First(one => one[0] >= at)[1] - at);
        Console.WriteLine($"live: from the API's answer to the open dashboard: {Percentiles.Of(late)}");
    }

    private static async Task MeasureAsync(string name, IPage page, QueryCount queries)
    {
        // What opening it has begun is over by then.
        await Task.Delay(TimeSpan.FromSeconds(5), Time);
        long bytes = 0;
        void Frame(object? sender, IWebSocketFrame frame) => Interlocked.Add(ref bytes, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        async void Finished(object? sender, IRequest request)
        {
            var sizes = await request.SizesAsync();
            Interlocked.Add(ref bytes, sizes.RequestHeadersSize + sizes.RequestBodySize + sizes.ResponseHeadersSize + sizes.ResponseBodySize);
        }

        var sockets = page.Url.EndsWith("/dashboard", StringComparison.Ordinal) ? await SocketsAsync(page) : [];
        foreach (var socket in sockets)
        {
            socket.FrameReceived += Frame;
            socket.FrameSent += Frame;
        }
        page.RequestFinished += Finished;
        var (cpu, asked, start) = (Cpu(), queries.Count, Time.GetTimestamp());
        await Task.Delay(Idle, Time);
        var minutes = Time.GetElapsedTime(start).TotalMinutes;
        page.RequestFinished -= Finished;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-42} {(Cpu() - cpu).TotalMilliseconds / minutes,9:0} ms {(queries.Count - asked) / minutes,10:0} {Interlocked.Read(ref bytes) / minutes,10:0}"));
    }

    // A socket is told of when it is made: the page is opened once more to hear of it.
    private static async Task<IReadOnlyList<IWebSocket>> SocketsAsync(IPage page)
    {
        var sockets = new List<IWebSocket>();
        page.WebSocket += (_, socket) => sockets.Add(socket);
        await page.ReloadAsync();
        await page.Locator("#board[data-open]").WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(5), Time);
        return sockets;
    }

    private static TimeSpan Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    /// <summary>Commands that this process has sent to any database.</summary>
    private sealed class QueryCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public QueryCount() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => Volatile.Read(ref _count);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.EndsWith(".CommandExecuted", StringComparison.Ordinal)) Interlocked.Increment(ref _count);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
    }
}
