namespace ChannelScheduler.Cli;

/// <summary>What a command may touch besides files: the streams and the folder it was started in.</summary>
/// <param name="Colors">Whether a terminal reads the output and its owner does not mind.</param>
public sealed record CliHost(TextReader Input, TextWriter Output, TextWriter Error, string Directory, bool Colors = false)
{
    /// <summary>Colours only on a terminal, and not where a person said no (https://no-color.org) or the terminal can't.</summary>
    public static bool WantsColors(bool isRedirected, string? noColor, string? terminal) => !isRedirected && string.IsNullOrEmpty(noColor) && terminal != "dumb";
}
