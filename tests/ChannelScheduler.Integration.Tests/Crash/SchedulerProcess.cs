using System.Diagnostics;
using System.Text;
using ChannelScheduler.CrashHost;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>The real program in a process of its own, which dies like any process: at its trap, or when it is killed.</summary>
internal sealed class SchedulerProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SchedulerProcess(IEnumerable<string> arguments, string? killAt)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = RepositoryFiles.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(KillPoint).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment[KillPoint.Variable] = killAt;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The program ended before it listened:\n" + Output));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens; fails when it died first.</summary>
    public Task<Uri> Listening => _listening.Task;

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <exception cref="TimeoutException">It still lives.</exception>
    public async Task DiedAsync(TimeSpan within)
    {
        using var deadline = new CancellationTokenSource(within);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The program still lives after {within.TotalSeconds:0} s:\n{Output}");
        }
    }

    /// <summary>kill -9, and waits until it is gone with its lock.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_output) _output.AppendLine(line);
        if (line.StartsWith("LISTENING ", StringComparison.Ordinal)) _listening.TrySetResult(new Uri(line["LISTENING ".Length..]));
    }
}
