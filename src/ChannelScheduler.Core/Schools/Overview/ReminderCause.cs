namespace ChannelScheduler.Core.Schools.Overview;

/// <summary>What a school is reminded of.</summary>
public enum ReminderCause
{
    /// <summary>Posts wait for their approval.</summary>
    Approval,

    /// <summary>Publications failed, were missed or are in doubt.</summary>
    NotPublished,

    /// <summary>A channel is stopped or unsound, or its token runs out.</summary>
    Channel,

    /// <summary>The week's number is short.</summary>
    Quota,

    /// <summary>Nothing new for a week or more.</summary>
    Silence,
}

public static class ReminderCauses
{
    /// <summary>What there is to remind of now: what is late as well as what merely waits.</summary>
    public static IReadOnlyList<ReminderCause> Of(SchoolOverview school, IReadOnlyList<SchoolTrouble> troubles)
    {
        ArgumentNullException.ThrowIfNull(school);
        bool Has(params SchoolTroubleKind[] kinds) => troubles.Any(one => kinds.Contains(one.Kind));
        var causes = new List<ReminderCause>();
        if (school.Waiting > 0) causes.Add(ReminderCause.Approval);
        if (Has(SchoolTroubleKind.NotPublished)) causes.Add(ReminderCause.NotPublished);
        if (Has(SchoolTroubleKind.ChannelStopped, SchoolTroubleKind.TokenExpired, SchoolTroubleKind.TokenEnds, SchoolTroubleKind.ChannelUnsound)) causes.Add(ReminderCause.Channel);
        if (school.Week.Missing > 0 && !school.IsSandbox && school.Channels.Count > 0) causes.Add(ReminderCause.Quota);
        if (Has(SchoolTroubleKind.SilentMax, SchoolTroubleKind.SilentGospublic)) causes.Add(ReminderCause.Silence);
        return causes;
    }

    /// <summary>Whose inbox it comes to: those who can do something about it.</summary>
    public static IReadOnlyList<Role> AudienceOf(ReminderCause cause) => cause switch
    {
        ReminderCause.Approval => [Role.ContentAdmin],
        ReminderCause.Channel => [Role.ContentAdmin, Role.Admin],
        _ => [Role.PressOfficer, Role.ContentAdmin],
    };
}
