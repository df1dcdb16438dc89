namespace ChannelScheduler.Infrastructure.Policies;

/// <summary>Which folder is watched, and how patiently.</summary>
public sealed record PolicyFolderOptions(string Directory)
{
    /// <summary>A folder is read when nothing in it has changed for so long: somebody may still be saving.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often names, lengths and times are looked at, for the changes that the system does not report (network drives, some editors).</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(5);
}
