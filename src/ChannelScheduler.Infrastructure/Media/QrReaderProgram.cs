namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Where the program that reads QR codes lies.</summary>
/// <param name="configured"><c>Media:QrReader</c>: a path; empty means that it is looked for on the <c>PATH</c>.</param>
/// <param name="searchPath">The <c>PATH</c>.</param>
public sealed class QrReaderProgram(string? configured, string? searchPath)
{
    /// <summary>The configuration key.</summary>
    public const string Key = "Media:QrReader";

    private static readonly string Name = OperatingSystem.IsWindows() ? "zbarimg.exe" : "zbarimg";

    /// <returns>Null when it is not there. Looked for anew each time, so that it may be installed while we run.</returns>
    public string? Find()
    {
        var places = configured is { Length: > 0 } path ? [path] : (searchPath ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, Name));
        return places.FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
