namespace ChannelScheduler.Cli;

/// <summary>Stops a command with exit code 2; the message is for the person who typed it.</summary>
public sealed class CliException(string message) : Exception(message);
