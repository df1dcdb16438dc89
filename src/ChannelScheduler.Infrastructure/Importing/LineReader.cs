using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>What all kinds of uploads have in common: a post's values, each held to its rule, what is wrong said by column.</summary>
/// <param name="zone">The school's, for times without an offset.</param>
/// <param name="now">The server's time.</param>
internal sealed class LineReader(TimeZoneInfo zone, DateTimeOffset now)
{
    /// <param name="values">By the names of <see cref="ImportColumns"/>; what is missing is empty.</param>
    /// <param name="heads">The same columns as the file names them.</param>
    public ImportLine Read(int number, string place, IReadOnlyDictionary<string, string> values, Func<string, string> heads, IReadOnlyDictionary<string, string> raw, params IEnumerable<LineError> more)
    {
        var errors = new List<LineError>(more);
        var (title, text) = (Of(values, ImportColumns.Title).Trim(), Normal(Of(values, ImportColumns.Text)));
        var gospublic = Normal(Of(values, ImportColumns.Gospublic)) is { Length: > 0 } own ? own : null;
        Hold(errors, heads(ImportColumns.Title), title, ImportLimits.LongestTitle, "Title");
        Hold(errors, heads(ImportColumns.Text), text, ImportLimits.LongestText, "Text");
        if (gospublic is not null) Hold(errors, heads(ImportColumns.Gospublic), gospublic, ImportLimits.LongestText, "Text");
        var kinds = ChannelsOf(errors, heads, Of(values, ImportColumns.Channels));
        return new ImportLine(number, place, title, text, gospublic, kinds, WhenOf(errors, heads, values), errors, raw);
    }

    private static void Hold(List<LineError> errors, string head, string value, int longest, string key)
    {
        if (value.Length == 0) errors.Add(new LineError(head, ImportTexts.Get(key + "Needed", longest)));
        else if (value.Length > longest) errors.Add(new LineError(head, ImportTexts.Get(key + "Long", longest)));
        else if (StorableText.IsBroken(value)) errors.Add(new LineError(head, ImportTexts.Get("TextBroken")));
    }

    private static IReadOnlyList<ChannelKind> ChannelsOf(List<LineError> errors, Func<string, string> heads, string text)
    {
        var kinds = ChannelList.Parse(text, out var unknown);
        if (unknown is not null) errors.Add(new LineError(heads(ImportColumns.Channels), ImportTexts.Get("ChannelUnknown", unknown)));
        return kinds;
    }

    private DateTimeOffset? WhenOf(List<LineError> errors, Func<string, string> heads, IReadOnlyDictionary<string, string> values)
    {
        var (whole, date, time) = (Of(values, ImportColumns.When).Trim(), Of(values, ImportColumns.Date).Trim(), Of(values, ImportColumns.Time).Trim());
        var (column, text) = whole.Length > 0 ? (ImportColumns.When, whole) : (ImportColumns.Date, date);
        if (text.Length == 0)
        {
            if (time.Length > 0) errors.Add(new LineError(heads(ImportColumns.Time), ImportTexts.Get("TimeAlone")));
            return null;
        }
        if (!WallTimeText.TryParse(text, whole.Length > 0 ? null : time, zone, out var instant)) errors.Add(new LineError(heads(column), ImportTexts.Get("WhenBad", $"{text} {(whole.Length > 0 ? null : time)}".Trim())));
        else if (instant <= now) errors.Add(new LineError(heads(column), ImportTexts.Get("WhenPassed")));
        else if (instant > now + ImportLimits.Farthest) errors.Add(new LineError(heads(column), ImportTexts.Get("WhenFar")));
        else return instant;
        return null;
    }

    private static string Of(IReadOnlyDictionary<string, string> values, string column) => values.GetValueOrDefault(column) ?? "";

    // As the pages store a typed text.
    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();
}
