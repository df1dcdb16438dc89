namespace ChannelScheduler.Cli;

/// <summary>What a command may touch besides files: the streams and the folder it was started in.</summary>
public sealed record CliHost(TextReader Input, TextWriter Output, TextWriter Error, string Directory);
