namespace ChannelScheduler.Web.Islands;

/// <summary>Of a page that holds an interactive component: what its browser may do beyond <see cref="Pages.Common.SecurityHeaders"/>.</summary>
internal sealed class IslandPolicy
{
    /// <summary>The library places what it draws with style attributes, which run nothing. Scripts and style sheets stay our own files.</summary>
    public const string More = "; style-src-attr 'unsafe-inline'";
}
