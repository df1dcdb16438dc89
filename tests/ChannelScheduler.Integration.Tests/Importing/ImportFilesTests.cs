using System.IO.Compression;
using System.Text;
using ChannelScheduler.Core.Posts.Importing;
using ChannelScheduler.Infrastructure.Importing;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Importing;

/// <summary>Files as Excel, editors and archives make them.</summary>
public sealed class ImportFilesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 7, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    public ImportFilesTests() => System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ru");

    [Theory]
    [InlineData("utf-8", false, ';')]
    [InlineData("utf-8", true, ';')]
    [InlineData("utf-8", false, ',')]
    [InlineData("utf-8", true, '\t')]
    [InlineData("windows-1251", false, ';')]
    [InlineData("windows-1251", false, ',')]
    [InlineData("windows-1251", false, '\t')]
    [InlineData("utf-16", true, '\t')]
    public void A_table_is_read_in_every_encoding_and_with_every_separator(string encoding, bool mark, char separator)
    {
        var text = "Заголовок;Текст;Дата;Время;Примечание\r\nЁлка;\"Ждём «всех»: в пятницу, с детьми.\r\nВторая строка\";24.12.2026;09:30;да\r\n".Replace(';', separator);
        var line = Assert.Single(Read(Bytes(text, encoding, mark)));
        Assert.Equal(("Ёлка", "Ждём «всех»: в пятницу, с детьми.\nВторая строка", new DateTimeOffset(2026, 12, 24, 6, 30, 0, TimeSpan.Zero)), (line.Title, line.Text, line.PublishAt));
        Assert.Empty(line.Errors);
    }

    [Fact]
    public void A_line_of_its_own_may_name_the_separator()
    {
        var line = Assert.Single(Read(Bytes("sep=,\r\ntitle,text\r\nA;B,Text; more\r\n")));
        Assert.Equal(("A;B", "Text; more", "3"), (line.Title, line.Text, line.Place));
    }

    [Fact]
    public void Errors_name_line_and_column_and_the_good_lines_are_kept()
    {
        var lines = Read(Bytes("Заголовок;Текст;Дата;Время;Каналы\n;Без заголовка;;;\nТри;\"Первая\nвторая\";32.12.2026;09:00;max\nПять;Текст;;10:00;телеграм\n;;;;\nВосемь;Текст;14.09.2026;09:00;\nДевять;Текст;24.12.2026;09:00;\n"));
        Assert.Equal(["2", "3", "5", "7", "8"], lines.Select(line => line.Place));
        Assert.Equal(
            ["Заголовок: Нет заголовка. Напишите его: до 200 знаков.", "Дата: «32.12.2026 09:00» не читается как дата и время, или такого времени в этот день нет. Напишите, например, 24.12.2026 09:30.",
                "Каналы: «телеграм» — не канал. Напишите max, госпаблик или закрытый, через запятую.", "Время: Время есть, а даты нет. Допишите дату, например 24.12.2026.",
                "Дата: Это время уже прошло. Поставьте время в будущем или сотрите его: тогда запись выйдет после одобрения."],
            lines.SelectMany(line => line.Errors).Select(error => $"{error.Column}: {error.Message}"));
        Assert.Empty(lines[4].Errors);
    }

    [Theory]
    [InlineData("А;Б\0В;;;", "Текст")]
    [InlineData("А\0;Б;;;", "Заголовок")]
    [InlineData("А;Б;24.12.2036;09:00;", "Дата")]
    [InlineData("А;Б;15.09.2026;09:59;", "Дата")]
    public void A_cell_that_no_post_could_hold_is_an_error_of_its_column(string row, string column) =>
        Assert.Equal(column, Assert.Single(Assert.Single(Read(Bytes("Заголовок;Текст;Дата;Время;Каналы\n" + row + "\n"))).Errors).Column);

    [Theory]
    [InlineData("", "В файле нет ни одной записи.")]
    [InlineData("Заголовок;Текст\n", "В файле нет ни одной записи.")]
    [InlineData("Имя;Фамилия\nА;Б\n", "не нашлось столбцов")]
    [InlineData("Заголовок;Текст;Название\nА;Б;В\n", "«Заголовок» назван в таблице дважды")]
    [InlineData("Заголовок;Текст\nА;\"Не закрыта\nБ;В\n", "Строка 2 таблицы не читается")]
    [InlineData("Заголовок;Текст\nА;\"Школа \"Радуга\" ждёт\"\n", "Строка 2 таблицы не читается")]
    public void What_is_no_table_of_posts_is_refused_in_one_sentence(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<ImportException>(() => Read(Bytes(text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_quotation_mark_within_a_cell_is_a_mark() =>
        Assert.Equal("Школа \"Радуга\"", Assert.Single(Read(Bytes("Заголовок;Текст\nШкола \"Радуга\";Текст\n"))).Title);

    [Fact]
    public void Limits_are_said_in_clear_sentences()
    {
        var many = "title;text\n" + string.Concat(Enumerable.Range(0, ImportLimits.MostLines + 1).Select(i => $"T{i};Text\n"));
        Assert.Contains("больше 500", Assert.Throws<ImportException>(() => Read(Bytes(many))).Message, StringComparison.Ordinal);
        Assert.Equal(ImportLimits.MostLines, Read(Bytes(many[..many.TrimEnd('\n').LastIndexOf('\n')])).Count);
        Assert.Contains("больше 5 МБ", Assert.Throws<ImportException>(() => Read(new byte[ImportLimits.MostBytes + 1])).Message, StringComparison.Ordinal);
        Assert.Contains("не подходит", Assert.Throws<ImportException>(() => ImportFiles.Read([new ImportFile("записи.xlsx", [1])], Moscow, Now)).Message, StringComparison.Ordinal);
        Assert.Contains("Выберите файл", Assert.Throws<ImportException>(() => ImportFiles.Read([], Moscow, Now)).Message, StringComparison.Ordinal);
        var table = new ImportFile("а.csv", Bytes("title;text\nA;B"));
        Assert.Contains("по одной таблице", Assert.Throws<ImportException>(() => ImportFiles.Read([table, table], Moscow, Now)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\ntitle: Ёлка\npublishAt: 2026-12-24T09:30:00+03:00\nchannels: [max, gospublic]\n---\nТекст\n", "Ёлка|Текст|2026-12-24T06:30:00|MaxPublic Gospublic|")]
    [InlineData("---\npublishAt: 24.12.2026 09:30\nchannels:\n  - {kind: closed, handle: x}\n---\n# Заглавие\n\nТекст", "Заглавие|Текст|2026-12-24T06:30:00|SferumClosed|")]
    [InlineData("Просто текст", "новость|Просто текст|||")]
    [InlineData("---\ntitle: [1\n---\nТекст", "новость|Текст|||1")]
    [InlineData("---\ntitle: Открыта\nТекст", "новость|title: Открыта\nТекст|||1")]
    public void A_markdown_file_is_one_post(string text, string expected)
    {
        var line = Assert.Single(ImportFiles.Read([new ImportFile("новость.md", Encoding.UTF8.GetBytes(text))], Moscow, Now));
        Assert.Equal(expected, $"{line.Title}|{line.Text}|{line.PublishAt?.ToString("s", System.Globalization.CultureInfo.InvariantCulture)}|{string.Join(' ', line.Kinds)}|{(line.Errors.Count == 0 ? "" : line.Errors.Count)}");
    }

    [Fact]
    public void An_archive_gives_its_markdown_files_and_unpacks_no_more_than_the_limit()
    {
        var lines = ImportFiles.Read([new ImportFile("папка.zip", Zip(("б.md", "Второй"), ("а/а.md", "Первый"), ("картинка.png", "нет"), ("__MACOSX/а.md", "мусор")))], Moscow, Now);
        Assert.Equal(["а/а.md Первый", "б.md Второй"], lines.Select(line => $"{line.Place} {line.Text}"));
        var bomb = Zip(("а.md", new string('а', ImportLimits.MostBytes)));
        Assert.True(bomb.Length < 100_000);
        Assert.Contains("больше 5 МБ", Assert.Throws<ImportException>(() => ImportFiles.Read([new ImportFile("бомба.zip", bomb)], Moscow, Now)).Message, StringComparison.Ordinal);
        Assert.Contains("не открывается", Assert.Throws<ImportException>(() => ImportFiles.Read([new ImportFile("нет.zip", [1, 2, 3])], Moscow, Now)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=СУММ(A1)")]
    [InlineData("+7 900")]
    [InlineData("-5")]
    [InlineData("@имя")]
    [InlineData("  =1+1")]
    [InlineData("＝1+1")]
    [InlineData("'=1+1")]
    public void A_formula_is_harmless_in_the_table_of_problems_and_comes_back_as_it_was(string cell)
    {
        var line = Assert.Single(Read(Bytes($"Заголовок;Текст;Примечание\n{cell};;{cell}\n")));
        var report = new LineReport(1, LineVerdict.Unusable, null, null, [], [], line.Errors);
        var table = ProblemTable.Write([(line, report)]);
        var text = Encoding.UTF8.GetString(table);
        Assert.StartsWith("\uFEFFЗаголовок;Текст;Примечание;Что исправить", text, StringComparison.Ordinal);
        Assert.Contains("'" + line.Raw["Примечание"], text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n', ';'), field => field.Trim('"', ' ') is [var first, ..] && "=+-@＝".Contains(first, StringComparison.Ordinal));
        Assert.Equal(line.Raw["Примечание"], Assert.Single(Read(table)).Raw["Примечание"]);
    }

    [Fact]
    public void A_head_of_a_column_and_a_cell_that_begins_with_a_line_end_are_no_formulas_either()
    {
        var line = Assert.Single(Read(Bytes("Заголовок;Текст;=HYPERLINK()\n;;\"\n=1+1\"\n")));
        var text = Encoding.UTF8.GetString(ProblemTable.Write([(line, new LineReport(1, LineVerdict.Unusable, null, null, [], [], line.Errors))]));
        Assert.Contains("'=HYPERLINK()", text, StringComparison.Ordinal);
        Assert.Contains("\"'\n=1+1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_small_archives_together_unpack_no_more_than_one()
    {
        // Each alone is below the limit; a thousand of them would have filled five gigabytes.
        var half = new ImportFile("а.zip", Zip(("а.md", new string('a', (ImportLimits.MostBytes / 2) - 100))));
        Assert.Equal(2, ImportFiles.Read([half, half], Moscow, Now).Count);
        Assert.Contains("больше 5 МБ", Assert.Throws<ImportException>(() => ImportFiles.Read([half, half, half], Moscow, Now)).Message, StringComparison.Ordinal);
        Assert.Contains("больше 5 МБ", Assert.Throws<ImportException>(() => ImportFiles.Read([half, half, new ImportFile("б.md", new byte[1000])], Moscow, Now)).Message, StringComparison.Ordinal);
        var many = new ImportFile("б.zip", Zip([.. Enumerable.Range(0, (ImportLimits.MostLines / 2) + 1).Select(index => ($"{index}.md", "Слово"))]));
        Assert.Contains("больше 500", Assert.Throws<ImportException>(() => ImportFiles.Read([many, many], Moscow, Now)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ImportLine> Read(byte[] table) => ImportFiles.Read([new ImportFile("записи.csv", table)], Moscow, Now);

    private static byte[] Bytes(string text, string encoding = "utf-8", bool mark = false)
    {
        var found = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        return [.. mark ? found.GetPreamble() : [], .. found.GetBytes(text)];
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return stream.ToArray();
    }
}
