namespace ChannelScheduler.Core.Policies;

/// <summary>A policy file or folder can't be used. The message names file and line, so that an admin can mend it without us.</summary>
public sealed class PolicyFileException(string file, int line, PolicyProblem problem, Exception? inner = null)
    : Exception(line > 0 ? $"{file}:{line}: {problem}" : $"{file}: {problem}", inner)
{
    public string File { get; } = file;

    /// <summary>1-based; 0 when the file as a whole is meant.</summary>
    public int Line { get; } = line;

    public PolicyProblem Problem { get; } = problem;

    /// <summary>The problem in the current UI language.</summary>
    public string Reason => Problem.ToString();
}
