using ChannelScheduler.Core.Channels;

namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>
/// What is wrong at a school, and how much: what stops posts weighs most, then what has waited too long, then what will be trouble soon. A school that has just been entered, with nothing set up, does not bury
/// those where something goes wrong. The page says these numbers
/// in words, from this table.
/// </summary>
public static class SchoolTroubles
{
    public const int
        ChannelStopped = 100, TokenExpired = 80, NotPublished = 10, MostNotPublished = 100, NoChannel = 25, ApprovalLate = 40, VerySilentMax = 40, SilentMax = 20, VerySilentGospublic = 20, SilentGospublic = 10,
        NoPeople = 10, TokenEndsInWeek = 30, TokenEndsInMonth = 10, QuotaMissing = 15, ChannelUnsound = 15, SandboxOnly = 5;

    /// <summary>Days without a post.</summary>
    public const int SilentDays = 7, VerySilentDays = 14;

    /// <summary>A post that waits longer than this is late.</summary>
    public static readonly TimeSpan LateApproval = TimeSpan.FromHours(24);

    /// <returns>The worst first.</returns>
    public static IReadOnlyList<SchoolTrouble> Of(SchoolOverview school, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(school);
        return [.. All(school, now).Where(one => one.Points > 0).OrderByDescending(one => one.Points).ThenBy(one => one.Kind)];
    }

    private static IEnumerable<SchoolTrouble> All(SchoolOverview school, DateTimeOffset now)
    {
        yield return Each(SchoolTroubleKind.ChannelStopped, ChannelStopped, school.Channels.Count(one => one.StopCause is not null));
        var ends = school.Channels.Where(one => one.StopCause is null).Select(one => TokenExpiry.MarkReached(one.TokenEnds, now)).OfType<int>().ToList();
        yield return Each(SchoolTroubleKind.TokenExpired, TokenExpired, ends.Count(mark => mark == 0));
        if (ends.Where(mark => mark > 0).ToList() is { Count: > 0 } soon)
        {
            yield return new SchoolTrouble(SchoolTroubleKind.TokenEnds, soon.Min() <= 7 ? TokenEndsInWeek : TokenEndsInMonth, soon.Count);
        }
        var notPublished = school.Failed + school.Missed + school.InDoubt;
        yield return new SchoolTrouble(SchoolTroubleKind.NotPublished, Math.Min(notPublished * NotPublished, MostNotPublished), notPublished);
        yield return Each(SchoolTroubleKind.NoChannel, NoChannel, school.Channels.Any(one => one.Kind.IsPublic()) ? 0 : 1);
        yield return Each(SchoolTroubleKind.ApprovalLate, ApprovalLate, now - school.WaitingSince > LateApproval ? 1 : 0) with { Count = school.Waiting };
        yield return Silence(SchoolTroubleKind.SilentMax, school, ChannelKind.MaxPublic, SilentMax, VerySilentMax, now);
        yield return Silence(SchoolTroubleKind.SilentGospublic, school, ChannelKind.Gospublic, SilentGospublic, VerySilentGospublic, now);
        yield return Each(SchoolTroubleKind.NoPeople, NoPeople, school is { HasWriter: true, HasApprover: true } ? 0 : 1);
        yield return Each(SchoolTroubleKind.QuotaShort, QuotaMissing, school is { IsWeekEnding: true, IsSandbox: false } ? school.Week.Missing : 0);
        yield return Each(SchoolTroubleKind.ChannelUnsound, ChannelUnsound, school.Channels.Count(one => one.IsUnsound));
        yield return Each(SchoolTroubleKind.SandboxOnly, SandboxOnly, school.IsSandbox ? 1 : 0);
    }

    // A channel without a post is as old as itself. In weeks that nobody is asked for anything silence is right, and so it is in the sandbox.
    private static SchoolTrouble Silence(SchoolTroubleKind kind, SchoolOverview school, ChannelKind channel, int points, int morePoints, DateTimeOffset now)
    {
        if (school.Of(channel) is not { } found || !school.Week.IsAsked || school.IsSandbox) return new SchoolTrouble(kind, 0, 0);
        var days = (int)(now - (found.LastPostAt ?? found.CreatedAt)).TotalDays;
        return new SchoolTrouble(kind, days >= VerySilentDays ? morePoints : days >= SilentDays ? points : 0, days);
    }

    private static SchoolTrouble Each(SchoolTroubleKind kind, int points, int count) => new(kind, points * count, count);
}
