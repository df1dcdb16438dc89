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

    private Task<int> DiagnoseAsync(string input, params string[] words) => _cli.RunAsync(input, ["diagnose", "--policies", PolicyFiles.Directory, .. words]);
}
