using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Infrastructure.Networks;

/// <summary>What a network says to a token that somebody has entered.</summary>
/// <param name="Owner">Whose token it is, as the network names it.</param>
/// <param name="Can">What it is good for, in a sentence.</param>
/// <param name="Report">Why it was not taken.</param>
public sealed record TokenVerdict(bool Ok, string? Owner, string? Can, ChannelReport Report)
{
    public static TokenVerdict Accepted(string? owner, string? can) => new(true, owner, can, new ChannelReport([]));

    public static TokenVerdict Of(ChannelReport report) => new(false, null, null, report);

    public static TokenVerdict Refused(string message, string? remedy) => Of(new ChannelReport([new ChannelCheck("token", false, message, remedy, Holds: true)]));
}
