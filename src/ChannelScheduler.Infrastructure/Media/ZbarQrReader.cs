using System.ComponentModel;
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

    // Codes alone, no bar codes; also light ones on a dark ground. Its XML breaks all letters but Latin ones, so the text is read raw, see QrText.
    private static readonly string[] Parted = ["-q", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", "-Stest-inverted=1", "pgm:-"];
    private static readonly string[] Binary = ["-Sbinary", .. Parted];

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
            var looks = pgm.GetBuffer().AsMemory(0, (int)pgm.Length);
            var ended = await RunAsync(reader, Parted, looks, path, cancellationToken);
            var again = ended is not null && QrText.IsGuessed(ended.Output) ? await RunAsync(reader, Binary, looks, path, cancellationToken) : null;
            return Reading(ended, again, isWhole);
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

    private async Task<BoundedProcess.Ended?> RunAsync(string reader, string[] arguments, ReadOnlyMemory<byte> looks, string path, CancellationToken cancellationToken)
    {
        var ended = await BoundedProcess.RunAsync(reader, arguments, Surroundings, looks, MostOutputBytes, TimeLimit, time, cancellationToken);
        if (ended is null) logger.LogWarning("The reader of QR codes took too long over {Picture}, or found too much in it", Path.GetFileName(path));
        else if (ended.ExitCode is not (ExitFound or ExitNone)) logger.LogWarning("The reader of QR codes ended with {ExitCode} at {Picture}: {Errors}", ended.ExitCode, Path.GetFileName(path), ended.Errors.Trim());
        return ended;
    }

    private static QrReading Reading(BoundedProcess.Ended? ended, BoundedProcess.Ended? again, bool isWhole)
    {
        if (ended is null) return new QrReading(QrState.Failed, "");
        var isSure = isWhole && ended.ExitCode is (ExitFound or ExitNone) && (again is { ExitCode: ExitFound } || !QrText.IsGuessed(ended.Output));
        var text = QrText.Of(ended.Output, again?.Output);
        return new QrReading(!isSure ? QrState.Failed : text.Length == 0 ? QrState.None : QrState.Found, text);
    }
}
