using ChannelScheduler.Cli.Texts;

namespace ChannelScheduler.Cli.Commands;

/// <summary>A picture on the command line: <c>FILE</c> or <c>FILE=description</c>.</summary>
internal sealed record PictureArgument(string Path, string? Description)
{
    /// <exception cref="CliException">There is no such file.</exception>
    public static PictureArgument Parse(string given, string directory)
    {
        // A name may hold an equals sign itself: a file that is there wins.
        var whole = System.IO.Path.GetFullPath(given, directory);
        if (File.Exists(whole)) return new PictureArgument(whole, null);
        var split = given.IndexOf('=', StringComparison.Ordinal);
        var path = System.IO.Path.GetFullPath(split < 0 ? given : given[..split], directory);
        return split > 0 && File.Exists(path) ? new PictureArgument(path, given[(split + 1)..].Trim()) : throw new CliException(ServerText.Get("NoPicture", given));
    }

    /// <exception cref="CliException">It can't be read.</exception>
    public Stream Open()
    {
        try
        {
            return File.OpenRead(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ServerText.Get("NoPicture", Path));
        }
    }
}
