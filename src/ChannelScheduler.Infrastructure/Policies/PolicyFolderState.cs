using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Infrastructure.Policies;

/// <summary>What is in force, and what the folder says since.</summary>
/// <param name="Fingerprint">Of the folder that <paramref name="Policies"/> were read from.</param>
/// <param name="Fault">Why the folder as it is now is not in force; null when it is.</param>
public sealed record PolicyFolderState(PolicySet Policies, string Fingerprint, DateTimeOffset LoadedAt, PolicyFault? Fault = null);

/// <param name="File">As seen from the policies folder, e.g. <c>LNK001-chat-link/rule.yaml</c>.</param>
/// <param name="Line">1-based; 0 when the file as a whole is meant.</param>
/// <param name="Since">When it was first seen.</param>
public sealed record PolicyFault(string File, int Line, PolicyProblem Problem, DateTimeOffset Since)
{
    /// <summary>File and line as compilers write them.</summary>
    public string Place => Line > 0 ? $"{File}:{Line}" : File;

    /// <summary>Two faults with the same words are one breakage.</summary>
    public bool IsSameAs(PolicyFault? other) => other is not null && Place == other.Place && Problem.ToString() == other.Problem.ToString();
}
