namespace ChannelScheduler.Core.Posts.Importing;

public enum ImportState
{
    /// <summary>The rules look at its lines; nothing is stored as a post.</summary>
    Checking,

    /// <summary>A person decides which lines to take.</summary>
    Checked,

    /// <summary>The chosen lines become posts, all of them or none.</summary>
    Storing,

    Stored,

    /// <summary>Nothing was stored.</summary>
    Failed,
}
