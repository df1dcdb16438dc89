using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Http;

namespace ChannelScheduler.Sandbox;

/// <summary>Words of the reader's pages in one language.</summary>
internal sealed class ReaderTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(ReaderTexts));
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public CultureInfo Culture { get; } = culture;

    public string Language => Culture.TwoLetterISOLanguageName;

    public string OtherLanguage => Language == "ru" ? "en" : "ru";

    /// <summary>By <c>?lang=</c>, then by <c>Accept-Language</c>; Russian when neither names Russian or English.</summary>
    public static ReaderTexts For(HttpRequest request)
    {
        var wanted = request.Query["lang"].Concat(
            request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value));
        var first = wanted.FirstOrDefault(l => l is not null && (Is(l, "ru") || Is(l, "en")));
        return new ReaderTexts(first is not null && Is(first, "en") ? English : Russian);
    }

    /// <exception cref="MissingManifestResourceException">No such key.</exception>
    public string this[string key] => Resources.GetString(key, Culture) ?? throw new MissingManifestResourceException(key);

    public string Format(string key, params object[] args) => string.Format(Culture, this[key], args);

    /// <summary>Moscow time, which has had no daylight saving since 2014.</summary>
    public string Time(DateTimeOffset instant) =>
        $"{instant.ToOffset(TimeSpan.FromHours(3)).ToString("d MMMM yyyy, HH:mm", Culture)} {this["MoscowTime"]}";

    private static bool Is(string tag, string language) => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase);
}
