using System.Text.Json;

namespace ChannelScheduler.Sandbox.Max;

/// <summary>Checks an inline keyboard.</summary>
internal static class MaxKeyboard
{
    private const int MaxRows = 30;
    private const int MaxButtons = 210;
    private const int MaxInRow = 7;
    private const int MaxWideInRow = 3;
    private const int MaxUrlLength = 2048;
    private const int MaxTextLength = 128;
    private const int MaxPayloadLength = 1024;

    private static readonly HashSet<string> Wide = ["link", "open_app", "request_contact", "request_geo_location"];
    private static readonly HashSet<string> Narrow = ["callback", "message", "clipboard"];

    public static JsonElement Check(JsonElement payload)
    {
        if (!payload.TryGetProperty("buttons", out var rows) || rows.ValueKind != JsonValueKind.Array)
        {
            throw MaxApiException.BadPayload("Field 'buttons' cannot be null");
        }

        var lengths = rows.EnumerateArray().Select(CheckRow).ToList();
        return lengths.Count > MaxRows || lengths.Sum() > MaxButtons
            ? throw MaxApiException.BadPayload($"Keyboard is larger than {MaxRows} rows or {MaxButtons} buttons")
            : payload.Clone();
    }

    private static int CheckRow(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Array)
        {
            throw MaxApiException.BadPayload("Field 'buttons' must be an array of arrays");
        }

        var types = row.EnumerateArray().Select(CheckButton).ToList();
        return types.Count > (types.Exists(Wide.Contains) ? MaxWideInRow : MaxInRow)
            ? throw MaxApiException.BadPayload($"Too many buttons in a row: {types.Count}")
            : types.Count;
    }

    private static string CheckButton(JsonElement button)
    {
        var type = Field(button, "type");
        if (type is null || !(Wide.Contains(type) || Narrow.Contains(type)))
        {
            throw MaxApiException.BadPayload($"Unknown button type '{type}'");
        }

        if (Field(button, "text") is null or { Length: 0 or > MaxTextLength })
        {
            throw MaxApiException.BadPayload($"Button text is missing or longer than {MaxTextLength}");
        }

        if (type == "callback" && Field(button, "payload") is null or { Length: > MaxPayloadLength })
        {
            throw MaxApiException.BadPayload($"Button payload is missing or longer than {MaxPayloadLength}");
        }

        return type == "link" && Field(button, "url") is null or { Length: > MaxUrlLength }
            ? throw MaxApiException.BadPayload($"Button url is missing or longer than {MaxUrlLength}")
            : type;
    }

    private static string? Field(JsonElement button, string name) =>
        button.ValueKind == JsonValueKind.Object && button.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
