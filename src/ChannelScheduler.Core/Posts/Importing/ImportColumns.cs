namespace ChannelScheduler.Core.Posts.Importing;

/// <summary>The columns of a table of posts, by the names that people give them.</summary>
public static class ImportColumns
{
    public const string Title = "title", Text = "text", Gospublic = "gospublic", When = "publishAt", Date = "date", Time = "time", Channels = "channels";

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = Title, ["заголовок"] = Title, ["название"] = Title, ["тема"] = Title,
        ["text"] = Text, ["текст"] = Text,
        ["gospublic"] = Gospublic, ["госпаблик"] = Gospublic, ["текст для госпаблика"] = Gospublic,
        ["publishAt"] = When, ["когда"] = When, ["дата и время"] = When, ["время публикации"] = When,
        ["date"] = Date, ["дата"] = Date,
        ["time"] = Time, ["время"] = Time,
        ["channels"] = Channels, ["каналы"] = Channels, ["куда"] = Channels,
    };

    /// <returns>The column's own name; null for one that we don't know, which is left alone.</returns>
    public static string? Of(string head) => Names.GetValueOrDefault((head ?? "").Trim().TrimStart('\uFEFF'));
}
