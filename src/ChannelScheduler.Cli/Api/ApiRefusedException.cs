namespace ChannelScheduler.Cli.Api;

/// <summary>The server understood and said no; the message is its reason, in sentences.</summary>
internal sealed class ApiRefusedException(string message) : Exception(message);
