namespace ChannelScheduler.Core.Posts;

/// <summary>
/// What a person has typed into a writing form and not stored: kept for that person alone, so that they can go on with it on another device. No post, reviewer or log knows of it.
/// </summary>
public sealed class KeptForm
{
    /// <summary>UTF-8 bytes of the fields: both texts as long as the networks take them fit in.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Of one person at a time.</summary>
    public const int MostPerPerson = 20;

    /// <summary>After the last key; who has not come back by then will not.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Made by the page on which the writing began; it goes along to each device.</summary>
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid SchoolId { get; set; }

    /// <summary>Which writing form it stood in: its name as the browser knows it.</summary>
    public required string Form { get; set; }

    /// <summary>The post that the form changes; null for something new.</summary>
    public Guid? PostId { get; set; }

    /// <summary>The series that the form changes; null for something new.</summary>
    public Guid? SeriesId { get; set; }

    /// <summary>The version of what the form changes, as it was on the screen; null for something new.</summary>
    public int? Basis { get; set; }

    /// <summary>Names and values, encrypted: nobody has judged these words yet, and they may be about a child.</summary>
    public required string Fields { get; set; }

    /// <summary>The opened page that wrote last. It may write again whatever the version is: nobody else wrote in between.</summary>
    public required string Page { get; set; }

    public int Version { get; set; } = 1;

    public DateTimeOffset UpdatedAt { get; set; }
}
