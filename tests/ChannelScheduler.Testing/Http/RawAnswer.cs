using System.Text;

namespace ChannelScheduler.Testing.Http;

/// <summary>What a <see cref="RawHttpServer"/> does with a request that it has read to the end.</summary>
/// <param name="Bytes">Written as they are.</param>
/// <param name="Close">Whether the connection is closed afterwards.</param>
public sealed record RawAnswer(byte[] Bytes, bool Close)
{
    /// <summary>Closes without a word: what a dead pooled connection looks like from the other side.</summary>
    public static RawAnswer Cut { get; } = new([], Close: true);

    /// <summary>A head that promises more than comes.</summary>
    public static RawAnswer CutInTheMiddle { get; } = new(Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"mess"), Close: true);

    public static RawAnswer NoHttp { get; } = new(Encoding.ASCII.GetBytes("hello\r\n\r\n"), Close: true);

    /// <param name="headers">Whole lines without their ends.</param>
    public static RawAnswer Json(string body, int status = 200, params string[] headers) => Of(status, "application/json; charset=utf-8", body, headers);

    public static RawAnswer Of(int status, string contentType, string body, params string[] headers)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var lines = string.Concat(headers.Select(header => header + "\r\n"));
        var head = Encoding.ASCII.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {contentType}\r\nContent-Length: {bytes.Length}\r\n{lines}\r\n");
        return new RawAnswer([.. head, .. bytes], Close: false);
    }
}
