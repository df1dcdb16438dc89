using System.Globalization;
using ChannelScheduler.Core.Publishing;

namespace ChannelScheduler.Integration.Tests.Networks;

/// <summary>Outcome classes in a few words, for the tables.</summary>
internal static class OutcomeWords
{
    public static string Of(PublishOutcome? outcome) => outcome switch
    {
        null => "success",
        PublishOutcome.Accepted => "accepted",
        PublishOutcome.RefusedForNow { RetryAfter: { } pause } => string.Create(CultureInfo.InvariantCulture, $"for now {pause.TotalSeconds}"),
        PublishOutcome.RefusedForNow => "for now",
        PublishOutcome.RefusedForGood => "for good",
        PublishOutcome.ChannelStopped stopped => $"stopped {stopped.Cause}",
        PublishOutcome.NotSent => "not sent",
        _ => "unknown",
    };
}
