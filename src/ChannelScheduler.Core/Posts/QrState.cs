namespace ChannelScheduler.Core.Posts;

/// <summary>What is known of the QR codes in a picture.</summary>
public enum QrState
{
    /// <summary>Nobody has looked: the reader is not installed, or has not come to it yet.</summary>
    NotRun,

    /// <summary>Looked through; there is none.</summary>
    None,

    /// <summary>Looked through; these were found.</summary>
    Found,

    /// <summary>The reader could not look at all of it. What it found until then counts all the same.</summary>
    Failed,
}
