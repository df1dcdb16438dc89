using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Cli;

public sealed class DiagnoseCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Words_of_the_error_give_its_code_and_fix()
    {
        Assert.Equal(0, await DiagnoseAsync("", "недостаточно", "прав", "для завершения процесса"));
        Assert.Contains("VER002", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handle_is_a_word_and_not_a_response_file()
    {
        Assert.Equal(0, await DiagnoseAsync("", "@id5001007329_biz"));
        Assert.Contains("CHN002", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_may_come_from_standard_input()
    {
        Assert.Equal(0, await DiagnoseAsync("ИНН уже указан", "-"));
        Assert.Contains("VER001", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_error_ends_with_1_and_says_where_to_ask()
    {
        Assert.Equal(1, await DiagnoseAsync("", "ничего", "похожего"));
        Assert.Contains("partner_support@max.ru", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_a_network_comes_with_what_it_means()
    {
        Assert.Equal(0, await DiagnoseAsync("""{"error":{"error_code":27,"error_msg":"Group authorization failed"}}""", "-"));
        Assert.Contains("VK:27", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("dev.vk.com/reference/errors", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_be_meant_is_printed_below_and_ends_with_1()
    {
        Assert.Equal(1, await DiagnoseAsync("", "не получается создать канал"));
        Assert.Contains("VER003", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paste_that_is_too_long_says_how_much_of_it_was_read()
    {
        Assert.Equal(0, await DiagnoseAsync("_biz " + new string('a', 30_000), "-"));
        Assert.Contains("20", _cli.Error, StringComparison.Ordinal);
    }

    private Task<int> DiagnoseAsync(string input, params string[] words) => _cli.RunAsync(input, ["diagnose", "--policies", PolicyFiles.Directory, .. words]);
}
