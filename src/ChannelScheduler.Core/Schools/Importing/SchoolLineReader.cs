using System.Globalization;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Schools.Importing;

/// <summary>The cells of one line to a school: each held to its rule, what is wrong said by column.</summary>
public static class SchoolLineReader
{
    private static readonly string[] Yes = ["да", "yes", "true", "1", "+"], No = ["", "нет", "no", "false", "0", "-"];

    private const int LongestInn = 20;

    // Excel cuts the zero of 08:00, and adds seconds.
    private static readonly string[] Times = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss", "%H"];

    /// <param name="values">By the names of <see cref="SchoolColumns"/>; what is missing is empty.</param>
    /// <param name="heads">The same columns as the file names them.</param>
    public static SchoolLine Read(int number, string place, IReadOnlyDictionary<string, string> values, Func<string, string> heads, IReadOnlyDictionary<string, string> raw)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(heads);
        var errors = new List<LineError>();
        string Of(string column) => (values.GetValueOrDefault(column) ?? "").Trim();
        void Wrong(string column, string key, params object[] said) => errors.Add(new LineError(heads(column), SchoolImportTexts.Get(key, said)));

        var name = string.Join(' ', Of(SchoolColumns.Name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0) Wrong(SchoolColumns.Name, "NameNeeded");
        else if (name.Length > SchoolImportLimits.LongestName) Wrong(SchoolColumns.Name, "NameLong", SchoolImportLimits.LongestName);
        else if (StorableText.IsBroken(name)) Wrong(SchoolColumns.Name, "NameBroken");

        var inn = Of(SchoolColumns.Inn).Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
        if (!Inn.TryParse(inn, out _)) Wrong(SchoolColumns.Inn, WhatIsWrong(inn), Cut(inn, LongestInn));
        var region = RegionOf(Of(SchoolColumns.Region), inn);
        if (region is null) Wrong(SchoolColumns.Region, "RegionBad", Shown(Of(SchoolColumns.Region)));
        var zone = SchoolZoneText.Find(Of(SchoolColumns.TimeZone), region);
        if (zone is null && Of(SchoolColumns.TimeZone).Length > 0) Wrong(SchoolColumns.TimeZone, "ZoneUnknown", Shown(Of(SchoolColumns.TimeZone)));
        // One sentence is enough for a line whose region can't be read.
        else if (zone is null && region is not null && errors.TrueForAll(one => one.Column != heads(SchoolColumns.Inn))) Wrong(SchoolColumns.TimeZone, "ZoneNeeded", region);

        var quiet = QuietOf(Of(SchoolColumns.Quiet), Of(SchoolColumns.QuietFrom), Of(SchoolColumns.QuietTo));
        if (quiet is null) Wrong(Of(SchoolColumns.Quiet).Length > 0 ? SchoolColumns.Quiet : SchoolColumns.QuietFrom, "QuietBad", Shown(Of(SchoolColumns.Quiet) is { Length: > 0 } both ? both : $"{Of(SchoolColumns.QuietFrom)} {Of(SchoolColumns.QuietTo)}"));
        var self = Of(SchoolColumns.SelfApproval);
        var allows = Yes.Contains(self, StringComparer.OrdinalIgnoreCase);
        if (!allows && !No.Contains(self, StringComparer.OrdinalIgnoreCase)) Wrong(SchoolColumns.SelfApproval, "YesNo", Shown(self));
        var hours = quiet ?? QuietHours.Default;
        // What is too long is wrong already: of it no more is kept than is shown. The whole of it stands in the cells.
        return new SchoolLine(number, place, Cut(name, SchoolImportLimits.LongestName), Cut(inn, LongestInn), region ?? "", zone ?? "", hours.From, hours.To, allows, errors, raw);
    }

    // People correct a digit, a length, a lost zero and a number that Excel cut short in different ways.
    private static string WhatIsWrong(string inn) => inn switch
    {
        "" => "InnNeeded",
        _ when inn.Contains('E', StringComparison.OrdinalIgnoreCase) && inn.Any(char.IsAsciiDigit) => "InnExcel",
        _ when !inn.All(char.IsAsciiDigit) => "InnDigits",
        { Length: 9 or 11 } when Inn.TryParse("0" + inn, out _) => "InnZero",
        { Length: not (10 or 12) } => "InnLength",
        _ => "InnWrong",
    };

    // Excel makes 1 of 01.
    private static string? RegionOf(string typed, string inn)
    {
        if (typed.Length == 0) return inn.Length >= 2 && char.IsAsciiDigit(inn[0]) && char.IsAsciiDigit(inn[1]) ? inn[..2] : "";
        return typed.Length <= 2 && typed.All(char.IsAsciiDigit) ? typed.PadLeft(2, '0') : null;
    }

    private static QuietHours? QuietOf(string both, string from, string to)
    {
        if (both.Length == 0 && from.Length == 0 && to.Length == 0) return QuietHours.Default;
        if (No.Contains(both, StringComparer.OrdinalIgnoreCase) && both.Length > 1) return new QuietHours(TimeOnly.MinValue, TimeOnly.MinValue);
        var (first, last) = (from, to);
        if (both.Length > 0)
        {
            var ends = both.Split(['-', '–', '—'], StringSplitOptions.TrimEntries);
            if (ends.Length != 2) return null;
            (first, last) = (ends[0], ends[1]);
        }
        return TryTime(first, out var begin) && TryTime(last, out var end) ? new QuietHours(begin, end) : null;
    }

    private static bool TryTime(string text, out TimeOnly time) => TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    private static string Shown(string text) => Cut(text, 40);

    private static string Cut(string text, int most) => text.Length > most ? text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…" : text;
}
