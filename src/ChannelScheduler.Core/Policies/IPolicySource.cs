namespace ChannelScheduler.Core.Policies;

/// <summary>
/// The policies as they are now. They are edited while the program runs, so nobody keeps a <see cref="PolicySet"/>: every door asks anew, and all doors
/// ask here, so that what the page says is what the gate does.
/// </summary>
public interface IPolicySource
{
    PolicySet Current { get; }
}
