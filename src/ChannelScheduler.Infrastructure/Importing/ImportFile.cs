namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>One uploaded file, in memory.</summary>
public sealed record ImportFile(string Name, byte[] Content);
