using System.Globalization;
using ChannelScheduler.Core.Policies.Yaml;

namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>Reads one file of <c>policies/calendars/</c>.</summary>
internal static class CalendarFile
{
    /// <exception cref="PolicyFileException">Broken, or a day stands under another year than its own.</exception>
    public static IReadOnlyDictionary<int, CalendarYear> Load(string path)
    {
        var yaml = PolicyYaml.Read<CalendarYaml>(path);
        if (yaml.Years.Count == 0) throw PolicyYaml.Missing(path, "years");
        return yaml.Years.ToDictionary(pair => pair.Key, pair =>
        {
            var (year, days) = (pair.Key, pair.Value ?? throw PolicyYaml.Missing(path, $"years.{pair.Key}"));
            return new CalendarYear(
                Spans(days.Holidays, "holidays", year, path), Spans(days.DaysOff, "daysOff", year, path),
                Spans(days.Workdays, "workdays", year, path), Spans(days.Breaks, "breaks", year, path));
        });
    }

    private static IReadOnlyList<CalendarSpan> Spans(List<SpanYaml?> spans, string list, int year, string path) =>
        [.. spans.Select((span, index) =>
        {
            var place = $"years.{year}.{list}[{index}]";
            if (span?.From is not { } from) throw PolicyYaml.Missing(path, place + ".from", span?.Line ?? 0);
            var to = span.To ?? from;
            if (from > to || from.Year != year || to.Year != year) throw new PolicyFileException(path, span.Line, PolicyYaml.Reason("DaysWrong", place, Iso(from), Iso(to), year));
            return new CalendarSpan(from, to, PolicyYaml.Text(span.Name, path, place + ".name"));
        })];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class CalendarYaml
    {
        public Dictionary<int, YearYaml?> Years { get; set; } = [];
    }

    private sealed class YearYaml
    {
        public List<SpanYaml?> Holidays { get; set; } = [];

        public List<SpanYaml?> DaysOff { get; set; } = [];

        public List<SpanYaml?> Workdays { get; set; } = [];

        public List<SpanYaml?> Breaks { get; set; } = [];
    }

    private sealed class SpanYaml : Located
    {
        public DateOnly? From { get; set; }

        public DateOnly? To { get; set; }

        public PolicyYaml.TextYaml? Name { get; set; }
    }
}
