using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Roles in people's words.</summary>
internal static class RoleNames
{
    public static string Everywhere => CommonTexts.Get("Role.Everywhere");

    public static string Of(Role role) => CommonTexts.Get("Role." + role);
}
