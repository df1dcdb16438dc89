using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Policies;

/// <summary>What no person writes into a policy file is refused with file and line, before it costs anything.</summary>
public sealed class PolicyLimitTests : IDisposable
{
    private readonly string _copy = PolicyFiles.Copy();

    private string Publishing => Path.Combine(_copy, "publishing.yaml");

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    [Fact]
    public void A_bomb_of_aliases_is_refused_at_its_first_alias()
    {
        var bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (var i = 1; i < 40; i++) bomb.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        File.WriteAllText(Publishing, bomb.ToString());

        var refused = Refused();

        Assert.Equal((Publishing, 2), (refused.File, refused.Line));
        Assert.Contains("*a0", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("[", "]")]
    public void Endless_nesting_is_refused(string open, string close)
    {
        File.WriteAllText(Publishing, "lengths:\n  " + string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000)));

        Assert.Equal((Publishing, 2), (Refused().File, Refused().Line));
    }

    [Fact]
    public void A_second_document_is_not_passed_over_in_silence()
    {
        File.AppendAllText(Publishing, "---\nlengths: {}\n");

        Assert.Equal(File.ReadLines(Publishing).Count() - 1, Refused().Line);
    }

    [Fact]
    public void A_file_of_more_than_a_megabyte_is_refused()
    {
        File.AppendAllText(Publishing, new string('#', 1024 * 1024));

        Assert.Equal(Publishing, Refused().File);
        Assert.Contains("1024", Refused().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_more_than_a_thousand_files_is_refused()
    {
        for (var i = 0; i <= 1000; i++) File.WriteAllText(Path.Combine(_copy, $"{i}.tmp"), "");

        Assert.Equal(_copy, Refused().File);
        Assert.Contains("1000", string.Concat(Refused().Reason.Where(char.IsDigit)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0 })]
    [InlineData(new byte[] { (byte)'#', 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { (byte)'#', 0xC3 })]
    public void A_file_that_is_not_utf8_is_refused(byte[] bytes)
    {
        File.WriteAllBytes(Publishing, bytes);

        Assert.Equal(Publishing, Refused().File);
        Assert.Contains("UTF-8", Refused().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment")]
    [InlineData("just words")]
    [InlineData("- a list")]
    [InlineData("\0")]
    [InlineData("lengths: \u0001")]
    [InlineData("? [a]\n: b")]
    [InlineData("!!binary x")]
    [InlineData("!!python/object:os.system [ls]")]
    [InlineData("<<: {lengths: {}}")]
    public void What_is_no_policy_file_at_all_is_refused(string text)
    {
        File.WriteAllText(Publishing, text);

        Assert.Equal(Publishing, Refused().File);
    }

    [Fact]
    public void A_byte_order_mark_as_some_editors_write_it_does_no_harm()
    {
        File.WriteAllText(Publishing, File.ReadAllText(Publishing), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Equal(4000, PolicySet.Load(_copy).Publishing.Lengths.Values.First().Error);
    }

    [Fact]
    public void The_reason_is_there_in_both_languages()
    {
        File.WriteAllText(Publishing, "lenghts: {}");

        var problem = Refused().Problem;

        Assert.Equal("Неизвестный ключ «lenghts». Вероятно, имелось в виду «lengths».", problem.ToText(new CultureInfo("ru")));
        Assert.Equal("Unknown key \"lenghts\". Probably \"lengths\" was meant.", problem.ToText(new CultureInfo("en")));
    }

    private PolicyFileException Refused() => Assert.Throws<PolicyFileException>(() => PolicySet.Load(_copy));
}
