namespace ChannelScheduler.Core.Policies.Regions;

/// <summary>What one region does otherwise.</summary>
/// <param name="Code">The folder's name, as <c>School.Region</c> holds it.</param>
/// <param name="Policies">What holds for a school of the region: everything, with the region's changes in it.</param>
/// <param name="ChangedRules">Ids of the rules whose severity or lists the region sets.</param>
/// <param name="Families">Names of the link families that the region adds.</param>
public sealed record RegionPack(string Code, PolicyText Name, PolicySet Policies, IReadOnlySet<string> ChangedRules, IReadOnlyList<string> Families);
