namespace ChannelScheduler.Web.Pages.Common;

/// <summary>Addresses with a query.</summary>
internal static class Links
{
    /// <param name="values">Empty ones are left out.</param>
    public static string With(string path, params IEnumerable<(string Name, string? Value)> values)
    {
        var query = string.Join('&', values.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
