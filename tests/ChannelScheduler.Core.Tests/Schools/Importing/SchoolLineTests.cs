using System.Globalization;
using ChannelScheduler.Core.Schools.Importing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Schools.Importing;

public sealed class SchoolLineTests
{
    private const string Good = "0012345673";

    public SchoolLineTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");

    /// <summary>Name, INN, region, zone, quiet hours, self approval; then region, zone, quiet hours and self approval as understood.</summary>
    [Theory]
    [InlineData("Школа № 1", Good, "66", "", "", "", "66 Asia/Yekaterinburg 21:00-08:00 False")]
    [InlineData("Школа № 1", " 0012 345673 ", "1", "", "", "да", "01 Europe/Moscow 21:00-08:00 True")]
    [InlineData("Школа № 1", Good, "", "asia/omsk", "22:00-7:30", "YES", "00 Asia/Omsk 22:00-07:30 True")]
    [InlineData("Школа № 1", Good, "55", "МСК+3", "22 – 7", "нет", "55 Asia/Omsk 22:00-07:00 False")]
    [InlineData("Школа № 1", Good, "42", "msk +4", "нет", "0", "42 Asia/Krasnoyarsk 00:00-00:00 False")]
    [InlineData("Школа № 1", Good, "54", "UTC+7", "21:00:00-08:00:00", "-", "54 Asia/Novosibirsk 21:00-08:00 False")]
    [InlineData("Школа № 1", Good, "00", "МСК-1", "", "+", "00 Europe/Kaliningrad 21:00-08:00 True")]
    public void A_line_is_understood_as_people_write_it(string name, string inn, string region, string zone, string quiet, string self, string expected)
    {
        var line = Read(name, inn, region, zone, quiet, self);
        Assert.Empty(line.Errors);
        Assert.Equal(("Школа № 1", Good), (line.Name, line.Inn));
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"{line.Region} {line.TimeZone} {line.QuietFrom:HH\\:mm}-{line.QuietTo:HH\\:mm} {line.SelfApproval}"));
    }

    [Theory]
    [InlineData("", Good, "66", "", "", "", "name: Нет названия")]
    [InlineData("Ш\0", Good, "66", "", "", "", "name: В названии есть знак")]
    [InlineData("Ш", "", "66", "", "", "", "inn: Нет ИНН")]
    [InlineData("Ш", "0012345678", "66", "", "", "", "inn: «0012345678»: такого ИНН не бывает")]
    [InlineData("Ш", "12", "66", "", "", "", "inn: «12»: в ИНН школы 10 цифр")]
    [InlineData("Ш", "6,61234E+09", "66", "", "", "", "inn: «6,61234E+09»: Excel сократил")]
    [InlineData("Ш", "000000057", "66", "", "", "", "inn: «000000057»: похоже, Excel убрал ноль")]
    [InlineData("Ш", "OO12345673", "66", "", "", "", "inn: «OO12345673»: ИНН состоит только из цифр")]
    [InlineData("Ш", Good, "Урал", "", "", "", "region: «Урал» — не код")]
    [InlineData("Ш", Good, "", "", "", "", "timeZone: Часовой пояс региона 00 неизвестен")]
    [InlineData("Ш", Good, "66", "Mars/Olympus", "", "", "timeZone: Часовой пояс «Mars/Olympus» неизвестен")]
    [InlineData("Ш", Good, "00", "МСК+4", "", "", "timeZone: Часовой пояс «МСК+4» неизвестен")]
    [InlineData("Ш", Good, "66", "", "ночью", "", "quietHours: «ночью» — не тихие часы")]
    [InlineData("Ш", Good, "66", "", "25:00-08:00", "", "quietHours: «25:00-08:00» — не тихие часы")]
    [InlineData("Ш", Good, "66", "", "", "иногда", "selfApproval: «иногда» — не «да»")]
    public void What_is_wrong_is_said_by_column(string name, string inn, string region, string zone, string quiet, string self, string expected)
    {
        var error = Assert.Single(Read(name, inn, region, zone, quiet, self).Errors);
        Assert.StartsWith(expected, $"{error.Column}: {error.Message}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void A_name_has_a_longest_length(int length, bool isGood) => Assert.Equal(isGood, Read(new string('ш', length), Good, "66", "", "", "").Errors.Count == 0);

    [Fact]
    public void Every_column_and_line_is_told_of_at_once() => Assert.Equal(5, Read("", "1", "x", "y", "z", "q").Errors.Count(one => one.Column != "timeZone"));

    [Theory]
    [InlineData("Название", SchoolColumns.Name)]
    [InlineData(" ИНН ", SchoolColumns.Inn)]
    [InlineData("Time Zone", SchoolColumns.TimeZone)]
    [InlineData("quiethours", SchoolColumns.Quiet)]
    [InlineData("Одобрять своё", SchoolColumns.SelfApproval)]
    [InlineData("Директор", null)]
    public void Columns_are_known_by_their_names_in_both_languages(string head, string? expected) => Assert.Equal(expected, SchoolColumns.Of(head));

    [Fact]
    public void Lines_are_compared_with_each_other_and_with_what_is_stored()
    {
        SchoolLine Line(int number, string inn, string name) => Read(name, inn, "66", "", "", "") with { Number = number, Place = $"{number + 1}" };
        var lines = SchoolLines.Compare(
            [Line(1, Good, "Одна"), Line(2, "0000000057", "Две"), Line(3, "0000000057", "Две"), Line(4, "0000000120", "Три"), Line(5, "0000000120", "Не три"), Line(6, Good, "Одна, но иначе"), Line(7, "", "Без ИНН"), Line(8, "", "Тоже")],
            new Dictionary<string, string> { [Good] = "Стоит" }, "ИНН");
        Assert.Equal(
            [SchoolLineVerdict.Exists, SchoolLineVerdict.New, SchoolLineVerdict.Repeat, SchoolLineVerdict.Unusable, SchoolLineVerdict.Unusable, SchoolLineVerdict.Exists, SchoolLineVerdict.Unusable, SchoolLineVerdict.Unusable],
            lines.Select(one => one.Verdict));
        Assert.Equal(("Стоит", "3"), (lines[5].Stored, lines[2].RepeatOf));
        Assert.Contains("стоит и в строке 6", Assert.Single(lines[3].Errors).Message, StringComparison.Ordinal);
        Assert.Contains("стоит и в строке 5", Assert.Single(lines[4].Errors).Message, StringComparison.Ordinal);
        Assert.Single(lines[6].Errors);
    }

    private static SchoolLine Read(string name, string inn, string region, string zone, string quiet, string self)
    {
        var values = new Dictionary<string, string>
        {
            [SchoolColumns.Name] = name, [SchoolColumns.Inn] = inn, [SchoolColumns.Region] = region, [SchoolColumns.TimeZone] = zone, [SchoolColumns.Quiet] = quiet, [SchoolColumns.SelfApproval] = self,
        };
        return SchoolLineReader.Read(1, "2", values, column => column, values);
    }
}
