namespace ChannelScheduler.Core.Policies;

/// <summary>A policy file or folder can't be used. The message names file and line, so that an admin can mend it without us.</summary>
public sealed class PolicyFileException(string file, int line, string reason, Exception? inner = null)
    : Exception(line > 0 ? $"{file}:{line}: {reason}" : $"{file}: {reason}", inner)
{
    public string File { get; } = file;

    /// <summary>1-based; 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    public string Reason { get; } = reason;
}
