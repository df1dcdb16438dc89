using System.Globalization;
using ChannelScheduler.Core.Publishing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Publishing;

public sealed class ReasonTests
{
    [Theory]
    [InlineData("FailedRefused", "ru", "", "Сеть отказала: текст слишком длинный. Исправьте")]
    [InlineData("FailedRefused", "ru", "214", "Сеть отказала (214): текст слишком длинный. Исправьте")]
    [InlineData("FailedRefused", "en", "", "The network refused: текст слишком длинный. Mend")]
    [InlineData("RetryRefused", "ru", "", "Сеть временно отказала: текст слишком длинный. Ничего")]
    [InlineData("RetryRefused", "en", "6", "The network refused for now (6): текст слишком длинный. Nothing")]
    public void A_refusal_names_the_networks_code_where_there_is_one_and_shows_no_empty_brackets(string reason, string language, string code, string said) =>
        Assert.StartsWith(said, new Reason(reason, code, "текст слишком длинный").ToText(CultureInfo.GetCultureInfo(language)), StringComparison.Ordinal);
}
