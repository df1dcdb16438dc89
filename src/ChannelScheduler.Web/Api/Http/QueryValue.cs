namespace ChannelScheduler.Web.Api.Http;

/// <summary>Values of a query, by the same rules as in JSON: names of enums in camelCase, instants with an offset.</summary>
internal static class QueryValue
{
    /// <exception cref="ApiException">422: no such name.</exception>
    public static T? Choice<T>(string field, string? text) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)) return value;
        }
        var names = Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName);
        throw ApiException.Invalid("ChoiceUnknown", field, text, string.Join(", ", names));
    }

    /// <exception cref="ApiException">422: not RFC 3339 with an offset.</exception>
    public static DateTimeOffset? Instant(string field, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        // A plus sign that was not escaped arrives as a space.
        return InstantConverter.TryParse(text.Replace(' ', '+'), out var instant) ? instant : throw ApiException.Invalid("InstantShape", field);
    }
}
