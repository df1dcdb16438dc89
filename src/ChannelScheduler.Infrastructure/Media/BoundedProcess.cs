using System.Diagnostics;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Runs another program without a shell, with bounds on its time and its output, and with nothing of our environment.</summary>
internal static class BoundedProcess
{
    private const int MostErrorBytes = 4 * 1024;

    /// <param name="input">Its standard input.</param>
    /// <returns>Null when it broke a bound and was killed with all its children.</returns>
    /// <exception cref="System.ComponentModel.Win32Exception">It can't be started.</exception>
    public static async Task<Ended?> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, ReadOnlyMemory<byte> input, int mostOutputBytes, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        // A program that is killed leaves its temporary files behind: they lie in a folder that goes with it.
        var folder = Directory.CreateTempSubdirectory("channel-scheduler-");
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName,
        };
        // Elsewhere a program may need its system's variables to start at all.
        if (!OperatingSystem.IsWindows()) start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.Environment["TMPDIR"] = folder.FullName;
        try
        {
            return await RunAsync(start, input, mostOutputBytes, limit, time, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Ended?> RunAsync(ProcessStartInfo start, ReadOnlyMemory<byte> input, int mostOutputBytes, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        using var outOfTime = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(outOfTime.Token, cancellationToken);
        try
        {
            var errors = ReadAsync(process.StandardError.BaseStream, MostErrorBytes, drain: true, either.Token);
            var output = ReadAsync(process.StandardOutput.BaseStream, mostOutputBytes + 1, drain: false, either.Token);
            await FeedAsync(process, input, either.Token);
            var read = await output;
            if (read.Length > mostOutputBytes) return null;
            await process.WaitForExitAsync(either.Token);
            return new Ended(process.ExitCode, read, System.Text.Encoding.UTF8.GetString(await errors));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await KillAsync(process);
        }
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything: its exit code says why.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int most, bool drain, CancellationToken cancellationToken)
    {
        var bytes = new byte[most];
        var length = await stream.ReadAtLeastAsync(bytes, most, throwOnEndOfStream: false, cancellationToken);
        // A full pipe would stop a program that complains a lot.
        if (drain && length == most) await stream.CopyToAsync(Stream.Null, cancellationToken);
        return bytes[..length];
    }

    private static async Task KillAsync(Process process)
    {
        if (process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    /// <param name="Errors">The beginning of what it complained of.</param>
    internal sealed record Ended(int ExitCode, byte[] Output, string Errors);
}
