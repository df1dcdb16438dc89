namespace ChannelScheduler.Core.Policies.Calendars;

/// <summary>
/// The calendars of <c>policies/calendars/</c> by file name: <c>RU</c> for the whole country, a region's code, or one school's INN.
/// </summary>
public sealed class CalendarSet
{
    private const string Country = "RU";

    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<int, CalendarYear>> _files;

    private CalendarSet(IReadOnlyDictionary<string, IReadOnlyDictionary<int, CalendarYear>> files) => _files = files;

    /// <summary>The country's calendar with what the region and the school have of their own.</summary>
    public SchoolCalendar For(string? region, string? inn)
    {
        var layers = new List<IReadOnlyDictionary<int, CalendarYear>>(3);
        foreach (var name in (ReadOnlySpan<string?>)[inn, region, Country])
        {
            if (name is not null && _files.TryGetValue(name, out var years) && !layers.Contains(years)) layers.Add(years);
        }

        return new SchoolCalendar(layers);
    }

    /// <summary>There is a calendar of this name: a school's INN or a region's code.</summary>
    public bool Has(string name) => _files.ContainsKey(name);

    /// <exception cref="PolicyFileException">A file is broken, or the country's is missing.</exception>
    internal static CalendarSet Load(string directory)
    {
        var country = Path.Combine(directory, Country + ".yaml");
        if (!File.Exists(country)) throw new PolicyFileException(country, 0, PolicyYaml.Reason("FileMissing"));
        return new CalendarSet(Directory.GetFiles(directory, "*.yaml").Order(StringComparer.Ordinal).ToDictionary(path => Path.GetFileNameWithoutExtension(path), CalendarFile.Load));
    }
}
