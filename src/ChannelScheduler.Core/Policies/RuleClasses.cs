namespace ChannelScheduler.Core.Policies;

/// <summary>Every rule class of this assembly. Rules are stateless, so one instance of each is enough.</summary>
internal static class RuleClasses
{
    public static IReadOnlyList<PolicyRule> All { get; } =
        [.. typeof(PolicyRule).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PolicyRule)))
            .Select(type => (PolicyRule)Activator.CreateInstance(type)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal)];
}
