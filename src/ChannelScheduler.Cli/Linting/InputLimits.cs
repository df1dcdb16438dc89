using System.Text;
using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Linting;

/// <summary>What is longer, or holds what no network takes, is no post: said in one sentence instead of being worked on.</summary>
internal static class InputLimits
{
    /// <summary>A million Cyrillic letters, a hundred times the longest post.</summary>
    public const int MostBytes = 2 * 1024 * 1024;

    /// <summary>UTF-16 units of a post's head.</summary>
    public const int LongestFrontMatter = 64 * 1024;

    /// <exception cref="CliException">Longer than <see cref="MostBytes"/>, counted as units.</exception>
    public static async Task<string> ReadToEndAsync(TextReader input, string name, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[64 * 1024];
        while (await Guard(() => input.ReadBlockAsync(buffer, cancellation).AsTask(), name) is > 0 and var read)
        {
            if (text.Length + read > MostBytes) throw TooLong(name);
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    /// <summary>The lines of the input, none of them longer than <see cref="MostBytes"/> units.</summary>
    public static async IAsyncEnumerable<string> ReadLinesAsync(TextReader input, string name, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var line = new StringBuilder();
        var buffer = new char[64 * 1024];
        while (await Guard(() => input.ReadAsync(buffer, cancellation).AsTask(), name) is > 0 and var read)
        {
            var start = 0;
            for (var end = Array.IndexOf(buffer, '\n', 0, read); end >= 0; end = Array.IndexOf(buffer, '\n', start, read - start))
            {
                yield return line.Append(buffer, start, end - start).ToString().TrimEnd('\r');
                line.Clear();
                start = end + 1;
            }

            line.Append(buffer, start, read - start);
            if (line.Length > MostBytes) throw TooLong(name);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    public static CliException TooLong(string name) => new(CliText.Get("TooLong", name, MostBytes / 1024 / 1024));

    /// <summary>Where the text holds NUL or half of a surrogate pair; -1 when nowhere.</summary>
    public static int FindUnusable(string text)
    {
        for (var i = text.AsSpan().IndexOfAny(Suspects); i >= 0 && i < text.Length; i++)
        {
            if (text[i] == 0) return i;
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return i;
            i++;
        }

        return -1;
    }

    private static System.Buffers.SearchValues<char> Suspects { get; } = System.Buffers.SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\0']);

    private static async Task<int> Guard(Func<Task<int>> read, string name)
    {
        try
        {
            return await read();
        }
        catch (DecoderFallbackException)
        {
            throw new CliException(CliText.Get("NotUtf8", name));
        }
    }
}
