namespace ChannelScheduler.Core.Policies;

/// <summary>
/// One rule: one class here, one folder <c>policies/&lt;RULE&gt;-&lt;slug&gt;/</c> with the same id. A rule is pure and stateless: input in, findings out.
/// Classes are found by reflection, so a new rule is a class and a folder and nothing else.
/// </summary>
public abstract class PolicyRule
{
    /// <summary>Stable id, e.g. <c>LNK001</c>.</summary>
    public abstract string Id { get; }

    public abstract IEnumerable<Finding> Check(LintContext context);
}
