using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Infrastructure.Policies;

/// <summary>
/// The policies of one folder, the last that could be read wholly. A folder is taken or refused as a whole: its fingerprint before and after reading must
/// be the same, so that no mixture of an old and a new file comes into force.
/// </summary>
public sealed class PolicyFolderSource : IPolicySource
{
    private readonly TimeProvider _time;
    private volatile PolicyFolderState _state;

    private PolicyFolderSource(string directory, PolicyFolderState state, TimeProvider time) => (Directory, _state, _time) = (directory, state, time);

    public string Directory { get; }

    public PolicySet Current => _state.Policies;

    public PolicyFolderState State => _state;

    /// <exception cref="PolicyFileException">At a start nothing else is there to go by: a broken folder is refused.</exception>
    public static PolicyFolderSource Open(string directory, TimeProvider time)
    {
        // Changed while it was read: the watcher sees that at its first look.
        var fingerprint = PolicyDirectory.Fingerprint(directory);
        return new PolicyFolderSource(directory, new PolicyFolderState(PolicySet.Load(directory), fingerprint, time.GetUtcNow()), time);
    }

    /// <summary>Looks at the folder. One caller at a time.</summary>
    public PolicyReload Reload()
    {
        try
        {
            var before = PolicyDirectory.Fingerprint(Directory);
            if (before == _state.Fingerprint) return Settle(_state with { Fault = null });
            var policies = PolicySet.Load(Directory);
            if (PolicyDirectory.Fingerprint(Directory) != before) return PolicyReload.Unsettled;
            if (Lost(_state.Policies, policies) is { Count: > 0 } lost) throw new PolicyFileException(Directory, 0, new PolicyProblem("Weaker", string.Join(", ", lost)));
            return Settle(new PolicyFolderState(policies, before, _time.GetUtcNow()));
        }
        catch (PolicyFileException broken)
        {
            return Refuse(new PolicyFault(Path.GetRelativePath(Directory, broken.File).Replace('\\', '/'), broken.Line, broken.Problem, _time.GetUtcNow(), broken));
        }
        catch (Exception defect)
        {
            // Ours to mend; the admin still has to know that the edit is not in force.
            return Refuse(new PolicyFault(".", 0, PolicyProblem.Defect(defect), _time.GetUtcNow(), defect));
        }
    }

    // Half a file may be a whole one to YAML. What stopped posts until now does not cease to by the way: who means it restarts the program.
    private static List<string> Lost(PolicySet before, PolicySet after)
    {
        var families = before.Links.Names.Except(after.Links.Names);
        var milder = before.Rules.Select(rule => rule.Definition).Where(rule => rule.Severity == FindingSeverity.Error)
            .Where(rule => !after.Rules.Any(one => one.Definition.Id == rule.Id && one.Definition.Severity == FindingSeverity.Error)).Select(rule => rule.Id);
        return [.. families, .. milder];
    }

    private PolicyReload Refuse(PolicyFault fault)
    {
        if (fault.IsSameAs(_state.Fault)) return PolicyReload.StillBroken;
        _state = _state with { Fault = fault };
        return PolicyReload.Broken;
    }

    private PolicyReload Settle(PolicyFolderState next)
    {
        var isNew = next.Fingerprint != _state.Fingerprint;
        var wasBroken = _state.Fault is not null;
        _state = next;
        return isNew ? PolicyReload.Taken : wasBroken ? PolicyReload.Restored : PolicyReload.Unchanged;
    }
}

public enum PolicyReload
{
    Unchanged,

    /// <summary>Changed while it was read: to be read again.</summary>
    Unsettled,

    /// <summary>The folder as it is now is in force.</summary>
    Taken,

    /// <summary>A broken edit was undone: what is in force all the while is again what the folder says.</summary>
    Restored,

    /// <summary>Something is wrong that was not wrong before; the last good policies stay.</summary>
    Broken,

    StillBroken,
}
