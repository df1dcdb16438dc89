using System.Text;
using System.Text.Json;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>Names and values of a writing form, as the browser sends them: a JSON list of pairs.</summary>
internal static class KeptFields
{
    private const int MostFields = 1000;
    private const int LongestName = 100;

    /// <exception cref="ApiException">413: more than is kept. 422: not the fields of a form.</exception>
    public static void Require(string json)
    {
        if (Encoding.UTF8.GetByteCount(json) > KeptForm.MostBytes) throw new ApiException(StatusCodes.Status413PayloadTooLarge, "KeptTooLong");
        if (Parse(json) is not { Count: > 0 and <= MostFields } fields || !fields.All(IsTyped)) throw ApiException.Invalid("KeptBroken", "fields");
    }

    /// <returns>Null for what is no list of pairs.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>>? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<string[]>>(json) is { } pairs && pairs.TrueForAll(pair => pair is [not null, not null]) ? [.. pairs.Select(pair => KeyValuePair.Create(pair[0], pair[1]))] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The words by which a person knows it again; empty when there are none.</summary>
    public static string TitleOf(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var words = fields.Where(field => field.Key is "title" or "text" or "gospublic").Select(field => PageForm.Normal(field.Value)).FirstOrDefault(value => value.Length > 0) ?? "";
        return Short(words.Split('\n')[0], 80);
    }

    /// <summary>How its text begins: two pieces of writing may have the same title. Empty where the title says it already.</summary>
    public static string BeginningOf(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var words = Short(PageForm.Normal(fields.FirstOrDefault(field => field.Key == "text").Value ?? "").Replace('\n', ' '), 120);
        return words == TitleOf(fields) ? "" : words;
    }

    private static string Short(string line, int longest)
    {
        if (line.Length <= longest) return line;
        // A pictograph of two units is not cut in half.
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    // The form's own fields and secrets are never kept, whoever asks for it.
    private static bool IsTyped(KeyValuePair<string, string> field) =>
        field.Key.Length is > 0 and <= LongestName && !PageForm.IsOwn(field.Key) && !PageForm.IsSecret(field.Key) && !field.Value.Contains('\0', StringComparison.Ordinal);
}
