namespace ChannelScheduler.Infrastructure.Publishing;

/// <summary>A way to people is out of order as a whole, so that nothing else is worth trying on it for a while.</summary>
/// <param name="message">For the log.</param>
/// <param name="notice">Key of the words that admins get; its first value is for how many hours nothing has got through.</param>
/// <param name="values">Its further values.</param>
public sealed class NotifierDownException(string message, string notice, params IReadOnlyList<string> values) : Exception(message)
{
    public string Notice { get; } = notice;

    public IReadOnlyList<string> Values { get; } = values;
}
