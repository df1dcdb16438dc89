namespace ChannelScheduler.Core.Posts;

/// <summary>What a reader of QR codes says of one picture.</summary>
/// <param name="Text">What the codes say, one after another, each from a new line; empty when there are none. Not to be logged: a code may hold a password.</param>
public sealed record QrReading(QrState State, string Text)
{
    public static readonly QrReading NotRun = new(QrState.NotRun, "");

    /// <summary>False when a code may have been missed, so that only a person can tell.</summary>
    public bool IsComplete => State is QrState.None or QrState.Found;
}
