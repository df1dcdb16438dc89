using System.Globalization;

namespace ChannelScheduler.Core.Schools;

public sealed class School
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    public required string Inn { get; init; }

    /// <summary>The region's code as in policies/regions, e.g. <c>66</c>.</summary>
    public required string Region { get; set; }

    /// <summary>An IANA zone, e.g. <c>Asia/Yekaterinburg</c>.</summary>
    public required string TimeZone { get; set; }

    public required QuietHours QuietHours { get; set; }

    /// <summary>An admin has allowed people of this school to approve what they alone wrote.</summary>
    public bool SelfApproval { get; set; }

    /// <summary>The organisation's ID on the platform for partners, and the number that its cabinet was verified with: support asks for both.</summary>
    public string PlatformId { get; set; } = "";

    public string CabinetPhone { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When people were told that nothing is planned; null again once something is.</summary>
    public DateTimeOffset? QueueDryToldAt { get; set; }

    /// <summary>Rises with each change, so that of two admins the second is told.</summary>
    public int Version { get; set; }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The instant on the school's own wall clock, in the form that is read there whatever the reader's language.</summary>
    public string LocalTime(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture);
}
