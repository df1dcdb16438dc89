namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>What has the keyboard's focus.</summary>
internal sealed record Focus
{
    /// <summary>Its label or words; empty while nothing on the page has it.</summary>
    public string Name { get; init; } = "";

    public string Tag { get; init; } = "";

    /// <summary>A frame is drawn around it.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Some of it is in view, and nothing else covers all of that.</summary>
    public bool IsSeen { get; init; }

    /// <summary>It stands in the page's content.</summary>
    public bool IsInMain { get; init; }

    public bool IsNowhere => Tag == "BODY";
}
