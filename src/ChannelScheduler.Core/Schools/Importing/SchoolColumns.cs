namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>The columns of a table of schools, by the names that people give them.</summary>
public static class SchoolColumns
{
    public const string Name = "name", Inn = "inn", Region = "region", TimeZone = "timeZone", Quiet = "quietHours", QuietFrom = "quietFrom", QuietTo = "quietTo", SelfApproval = "selfApproval";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["name"] = Name, ["school"] = Name, ["название"] = Name, ["школа"] = Name, ["наименование"] = Name, ["организация"] = Name,
        ["inn"] = Inn, ["инн"] = Inn, ["инн школы"] = Inn,
        ["region"] = Region, ["регион"] = Region, ["код региона"] = Region,
        ["timeZone"] = TimeZone, ["time zone"] = TimeZone, ["zone"] = TimeZone, ["часовой пояс"] = TimeZone, ["пояс"] = TimeZone,
        ["quietHours"] = Quiet, ["quiet hours"] = Quiet, ["тихие часы"] = Quiet,
        ["quietFrom"] = QuietFrom, ["quiet from"] = QuietFrom, ["тихие часы с"] = QuietFrom, ["тихо с"] = QuietFrom,
        ["quietTo"] = QuietTo, ["quiet to"] = QuietTo, ["тихие часы до"] = QuietTo, ["тихо до"] = QuietTo,
        ["selfApproval"] = SelfApproval, ["self approval"] = SelfApproval, ["самоодобрение"] = SelfApproval, ["одобрять своё"] = SelfApproval, ["одобрять свое"] = SelfApproval,
    };

    /// <returns>The column's own name; null for one that we don't know, which is left alone.</returns>
    public static string? Of(string head) => Names.GetValueOrDefault((head ?? "").Trim().TrimStart('\uFEFF'));
}
