namespace ChannelScheduler.Core.Policies.Yaml;

/// <summary>A key or value that can't be used, before its place in the file is known: the reader of the file adds that.</summary>
public sealed class PolicyValueException(PolicyProblem problem) : Exception(problem.ToString())
{
    public PolicyProblem Problem { get; } = problem;
}
