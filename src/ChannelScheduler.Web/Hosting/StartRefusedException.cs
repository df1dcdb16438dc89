namespace ChannelScheduler.Web.Hosting;

/// <summary>The configuration asks for something unsafe or impossible; the message says what, why and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
