using System.ComponentModel;
using System.Text;
using ChannelScheduler.Core.Posts;
using Microsoft.Extensions.Logging;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>
/// Reads QR codes with zbarimg, a program of its own: a picture that breaks the reader breaks nothing of ours. It gets grey pixels only, see <see cref="QrFrames"/>.
/// What is thrown, too slow or too much is <see cref="QrState.Failed"/>: a person looks.
/// </summary>
/// <seealso href="https://github.com/mchehab/zbar"/>
public sealed class ZbarQrReader(QrReaderProgram program, TimeProvider time, ILogger<ZbarQrReader> logger) : IQrReader, IDisposable
{
    private const int ExitFound = 0;
    private const int ExitNone = 4;

    /// <summary>A code holds at most 3 kB.</summary>
    private const int MostOutputBytes = 256 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    // Codes alone, no bar codes; also light ones on a dark ground. Raw output is the only one that carries other letters than Latin ones right.
    private static readonly string[] Arguments = ["-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", "-Stest-inverted=1", "pgm:-"];

    // Its library of picture formats must not fill the memory or the disk, whatever it is given.
    private static readonly Dictionary<string, string> Surroundings = new()
    {
        ["LANG"] = "C.UTF-8", ["MAGICK_MEMORY_LIMIT"] = "256MiB", ["MAGICK_MAP_LIMIT"] = "256MiB", ["MAGICK_DISK_LIMIT"] = "256MiB", ["MAGICK_THREAD_LIMIT"] = "1",
    };

    // The largest picture takes 190 MB while it is decoded; the program that reads it takes less.
    private readonly SemaphoreSlim _decoding = new(1);
    private readonly SemaphoreSlim _reading = new(2);

    public bool IsAvailable => program.Find() is not null;

    public async Task<QrReading> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (program.Find() is not { } reader) return QrReading.NotRun;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            using var pgm = new MemoryStream();
            var isWhole = await DecodeAsync(path, pgm, cancellationToken);
            var ended = await BoundedProcess.RunAsync(reader, Arguments, Surroundings, pgm.GetBuffer().AsMemory(0, (int)pgm.Length), MostOutputBytes, TimeLimit, time, cancellationToken);
            return Reading(path, ended, isWhole);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidDataException)
        {
            logger.LogWarning(e, "The QR codes of {Picture} could not be read", Path.GetFileName(path));
            return new QrReading(QrState.Failed, "");
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose()
    {
        _decoding.Dispose();
        _reading.Dispose();
    }

    private async Task<bool> DecodeAsync(string path, MemoryStream pgm, CancellationToken cancellationToken)
    {
        await _decoding.WaitAsync(cancellationToken);
        try
        {
            // Decoding holds a core for up to a second: not on the thread of a request.
            return await Task.Run(() => QrFrames.Write(path, pgm), cancellationToken);
        }
        finally
        {
            _decoding.Release();
        }
    }

    private QrReading Reading(string path, BoundedProcess.Ended? ended, bool isWhole)
    {
        if (ended is null) logger.LogWarning("The reader of QR codes took too long over {Picture}, or found too much in it", Path.GetFileName(path));
        else if (ended.ExitCode is not (ExitFound or ExitNone)) logger.LogWarning("The reader of QR codes ended with {ExitCode} at {Picture}: {Errors}", ended.ExitCode, Path.GetFileName(path), ended.Errors.Trim());
        var text = ended is null ? "" : TextOf(ended.Output);
        if (ended is not { ExitCode: ExitFound or ExitNone } || !isWhole) return new QrReading(QrState.Failed, text);
        return new QrReading(text.Length == 0 ? QrState.None : QrState.Found, text);
    }

    // Line by line: a code and the next one are parted by a line break, and a code may have several lines. The looks at one picture say the same things.
    private static string TextOf(byte[] output)
    {
        var text = Encoding.UTF8.GetString(output).Replace('\0', '\uFFFD').ReplaceLineEndings("\n");
        return string.Join('\n', text.Split('\n').Where(line => line.Trim().Length > 0).Distinct());
    }
}
