using System.Text;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Core.Schools.Importing;
using ChannelScheduler.Infrastructure.Importing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>Tables of schools as Excel and editors save them.</summary>
public sealed class SchoolTableTests
{
    public SchoolTableTests() => System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ru");

    [Theory]
    [InlineData("utf-8", false, ';', "Название;ИНН;Регион")]
    [InlineData("utf-8", true, ';', "Название;ИНН;Регион")]
    [InlineData("utf-8", true, ',', "name;inn;region")]
    [InlineData("windows-1251", false, ';', "Название;ИНН;Регион")]
    [InlineData("windows-1251", false, ',', "Школа;ИНН школы;Код региона")]
    [InlineData("utf-16", true, '\t', "School;INN;Region")]
    public void A_table_is_read_in_every_encoding_language_and_with_every_separator(string encoding, bool mark, char separator, string head)
    {
        var line = Assert.Single(Read(Bytes($"{head};Директор\r\n\"Школа «Ёлка»; у реки\";0012345673;66;кто-то\r\n;;;\r\n".Replace(";\"", "\u0001", StringComparison.Ordinal).Replace(';', separator).Replace("\u0001", separator + "\"", StringComparison.Ordinal), encoding, mark)));
        Assert.Equal((SchoolLineVerdict.New, "0012345673", "Asia/Yekaterinburg", "2"), (line.Verdict, line.Inn, line.TimeZone, line.Place));
        Assert.StartsWith("Школа «Ёлка»", line.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("школы.csv", "", "Выберите файл")]
    [InlineData("школы.xlsx", "PK", "Файл «школы.xlsx» не подходит")]
    [InlineData("школы.csv", "Название;Адрес\nА;Б", "не нашлось столбцов «Название» и «ИНН»")]
    [InlineData("школы.csv", "Название;ИНН\n;\n", "нет ни одной школы")]
    [InlineData("школы.csv", "   ", "нет ни одной школы")]
    [InlineData("школы.csv", "Название;ИНН;Школа\nА;1;Б", "Столбец «Название» назван в таблице дважды")]
    [InlineData("школы.csv", "Название;ИНН\n\"Школа;0012345673\n", "не закрыта кавычка")]
    public void A_file_that_is_no_table_of_schools_is_refused_in_one_sentence(string name, string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ImportException>(() => Read(Encoding.UTF8.GetBytes(text), name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(SchoolImportLimits.MostLines, true)]
    [InlineData(SchoolImportLimits.MostLines + 1, false)]
    public void There_is_a_longest_table(int lines, bool isTaken)
    {
        var table = Encoding.UTF8.GetBytes("name,inn\n" + string.Concat(Enumerable.Repeat("A,1\n", lines)));
        if (isTaken) Assert.Equal(lines, Read(table).Count);
        else Assert.Contains("больше 5", Assert.Throws<ImportException>(() => Read(table)).Message.Replace("\u00A0", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_is_no_table_no_more_is_said_than_a_sentence()
    {
        var message = Assert.Throws<ImportException>(() => Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(new string('я', 500) + "\0;", 1_000)) + "\n"))).Message;
        Assert.InRange(message.Length, 400, 800);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Fact]
    public void Of_a_cell_that_is_too_long_no_more_is_shown_than_what_would_have_been_taken()
    {
        var line = Assert.Single(Read(Encoding.UTF8.GetBytes($"Название;ИНН;Регион;Часовой пояс;Тихие часы;Самоодобрение\n{new string('а', 299)}😀{new string('б', 100_000)};{new string('1', 50_000)};{new string('2', 9_000)};/dev/zero;{new string('3', 9_000)};{new string('4', 9_000)}\n")));
        Assert.Equal((SchoolLineVerdict.Unusable, new string('а', 299) + "…", 21), (line.Verdict, line.Name, line.Inn.Length));
        Assert.Equal(6, line.Errors.Count);
        Assert.All(line.Errors, error => Assert.InRange(error.Message.Length, 10, 250));
        // Handed back it is whole.
        Assert.Equal(100_301, line.Raw["Название"].Length);
    }

    [Fact]
    public void There_is_a_largest_file() =>
        Assert.Contains("больше 2 МБ", Assert.Throws<ImportException>(() => Read(new byte[SchoolImportLimits.MostBytes + 1])).Message, StringComparison.Ordinal);

    private static IReadOnlyList<SchoolLine> Read(byte[] table, string name = "школы.csv") => CsvSchools.Read(new ImportFile(name, table), new Dictionary<string, string>());

    private static byte[] Bytes(string text, string encoding, bool mark)
    {
        var found = encoding == "windows-1251" ? CodePagesEncodingProvider.Instance.GetEncoding(1251)! : Encoding.GetEncoding(encoding);
        return [.. mark ? found.GetPreamble() : [], .. found.GetBytes(text)];
    }
}
