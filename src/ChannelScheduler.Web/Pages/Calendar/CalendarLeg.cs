using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Web.Pages.Calendar;

/// <summary>One channel of a post, and when: what its publications are tied by.</summary>
/// <param name="IsExpected">Counted from the publication that goes first; the network has not confirmed that one yet.</param>
public sealed record CalendarLeg(ChannelKind Kind, DateTimeOffset At, bool IsExpected);
