using ChannelScheduler.Core.Tests.Policies;
using ChannelScheduler.Core.Verification;
using Xunit;

namespace ChannelScheduler.Core.Tests.Verification;

public class DiagnoseCatalogTests
{
    private static readonly DiagnoseCatalog Catalog = PolicyFiles.Set.Diagnoses;

    [Theory]
    // As the slides quote them.
    [InlineData("ИНН, ОГРН, КПП уже указаны в профиле другого подтверждённого бизнеса", "VER001")]
    [InlineData("В выбранном методе подтверждения у вас недостаточно прав для завершения процесса", "VER002")]
    [InlineData("Создать канал пока не получится. Убедитесь, что Ваша компания прошла верификацию на платформе для партнеров МАХ", "VER003")]
    [InlineData("Создался канал _biz", "CHN002")]
    // As people copy and retell them.
    [InlineData("Пишет: «инн, огрн, кпп УЖЕ УКАЗАНЫ в профиле другого подтвержденного бизнеса», что делать?", "VER001")]
    [InlineData("ИНН уже указан в профиле другого бизнеса", "VER001")]
    [InlineData("наш ОГРН в чужом подтверждённом бизнесе", "VER001")]
    [InlineData("The INN, OGRN, KPP are already in the profile of another confirmed business", "VER001")]
    [InlineData("у меня недостаточно прав для завершения процесса", "VER002")]
    [InlineData("недостаточно прав в выбранном способе подтверждения", "VER002")]
    [InlineData("не хватает прав для подтверждения организации", "VER002")]
    [InlineData("You do not have enough rights in the chosen confirmation method", "VER002")]
    [InlineData("Канал создать пока не получается", "VER003")]
    [InlineData("убедитесь, что ваша компания прошла верификацию", "VER003")]
    [InlineData("The channel can't be created, company not verified", "VER003")]
    [InlineData("создался канал @id5001007329_biz вместо gos", "CHN002")]
    [InlineData("Канал BIZ, а нужен гос", "CHN002")]
    public void A_documented_error_is_known_however_it_is_told(string text, string code) =>
        Assert.Equal([code], Catalog.Diagnose(text).Select(match => match.Code));

    [Theory]
    [InlineData("")]
    [InlineData("Как создать канал?")]
    [InlineData("ИНН школы")]
    [InlineData("Не могу зайти в web-версию MAX")]
    [InlineData("Почему у администратора нет таких прав?")]
    [InlineData("\uD800")]
    public void Anything_else_has_no_match(string text) => Assert.Empty(Catalog.Diagnose(text));

    [Fact]
    public void Two_errors_in_one_text_are_both_named() =>
        Assert.Equal(["VER002", "CHN002"], Catalog.Diagnose("Сначала «недостаточно прав для завершения процесса», потом канал _biz").Select(match => match.Code));

    [Fact]
    public void A_match_carries_the_documented_fix()
    {
        Assert.Contains("без РКН", Catalog.Diagnose("_biz")[0].Fix, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Госуслуг", Catalog.Diagnose("недостаточно прав для завершения процесса")[0].Fix, StringComparison.Ordinal);
        Assert.Contains("Перезапустите бота", Catalog.Diagnose("создать канал пока не получится")[0].Fix, StringComparison.Ordinal);
        Assert.Contains("другого номера", Catalog.Diagnose("ИНН уже указан")[0].Fix, StringComparison.Ordinal);
    }
}
