using ChannelScheduler.Core.Help;
using ChannelScheduler.Core.Policies.Regions;

namespace ChannelScheduler.Web.Help;

/// <summary>The answers as one reader gets them.</summary>
/// <param name="Catalog">With the region's words, and an owner's over these.</param>
/// <param name="Delivered">With the region's words alone.</param>
/// <param name="Region">Null for the general answers.</param>
/// <param name="Regions">Every region that answers something otherwise.</param>
public sealed record HelpShelf(HelpCatalog Catalog, HelpCatalog Delivered, RegionPack? Region, IReadOnlyList<RegionPack> Regions);
