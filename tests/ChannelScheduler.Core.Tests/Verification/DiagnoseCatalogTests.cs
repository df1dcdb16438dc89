using System.Globalization;
using ChannelScheduler.Core.Channels;
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
        Assert.Equal([code], Catalog.Diagnose(text).Matches.Select(match => match.Code));

    [Theory]
    [InlineData("")]
    [InlineData("Как создать канал?")]
    [InlineData("ИНН школы")]
    [InlineData("Не могу зайти в web-версию MAX")]
    [InlineData("Почему у администратора нет таких прав?")]
    [InlineData("\uD800")]
    public void Anything_else_has_no_match(string text) => Assert.Empty(Catalog.Diagnose(text).Matches);

    [Fact]
    public void Two_errors_in_one_text_are_both_named() =>
        Assert.Equal(["VER002", "CHN002"], Catalog.Diagnose("Сначала «недостаточно прав для завершения процесса», потом канал _biz").Matches.Select(match => match.Code));

    [Fact]
    public void A_match_carries_the_documented_fix()
    {
        Assert.Contains("без РКН", Catalog.Diagnose("_biz").Matches[0].Fix, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Госуслуг", Catalog.Diagnose("недостаточно прав для завершения процесса").Matches[0].Fix, StringComparison.Ordinal);
        Assert.Contains("Перезапустите бота", Catalog.Diagnose("создать канал пока не получится").Matches[0].Fix, StringComparison.Ordinal);
        Assert.Contains("другого номера", Catalog.Diagnose("ИНН уже указан").Matches[0].Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Network.Max, "chat.denied", null, "MAX:chat.denied")]
    [InlineData(Network.Max, "chat.denied", "Key: error.dialog.suspended, args: [7,].", "MAX:chat.denied-dialog")]
    [InlineData(Network.Max, "trust", null, "MAX:trust")]
    [InlineData(Network.Vk, "214", "Access to adding post denied: a post is already scheduled for this time", "VK:214-slot")]
    [InlineData(Network.Vk, "214", "Access to adding post denied: you can only add 50 posts a day", "VK:214-day")]
    [InlineData(Network.Vk, "214", "Access to adding post denied: too many messages sent", "VK:214-many")]
    [InlineData(Network.Vk, "214", "Access to adding post denied: access to the wall is closed", "VK:214-closed")]
    [InlineData(Network.Vk, "214", "Access to adding post denied", "VK:214")]
    [InlineData(Network.Vk, "5", "User authorization failed: access_token was given to another ip address", "VK:5-ip")]
    [InlineData(Network.Vk, "chat.denied", null, null)]
    [InlineData(Network.Max, "214", null, null)]
    [InlineData(Network.Max, null, "что угодно", null)]
    public void An_answer_of_a_network_has_its_entry_by_code_and_words(Network network, string? code, string? words, string? expected) =>
        Assert.Equal(expected, Catalog.Find(network, code, words)?.Code);

    [Fact]
    public void Each_code_stands_once_and_every_code_of_an_api_has_an_entry_for_all_its_texts()
    {
        var codes = Catalog.All.Select(one => one.Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.All(codes.Where(code => code.Contains('-', StringComparison.Ordinal)), code => Assert.Contains(code[..code.IndexOf('-', StringComparison.Ordinal)], codes));
    }

    // What the programs of this product act upon must be explained to people too.
    [Theory]
    [InlineData("MAX", "verify.token deprecated.token attachment.not.ready proto.payload chat.denied access.denied chat.not.found not.found method.not.found too.many.requests service.unavailable internal.error trust")]
    [InlineData("VK", "1 3 5 6 7 8 9 10 14 15 17 18 22 23 24 25 27 28 29 100 103 104 113 114 118 121 122 125 129 203 210 211 212 213 214 219 220 221 222 223 224 225 703 1051 1117 3102 3300 3301 3302 3303 3304 3609 9999")]
    public void Every_error_of_the_networks_is_in_the_catalogue(string network, string codes) =>
        Assert.All(codes.Split(' '), code => Assert.Contains(Catalog.All, one => one.Code == $"{network}:{code}"));

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public void Every_entry_says_in_both_languages_what_it_means_what_to_do_and_where_that_stands(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.All(Catalog.All, one =>
            {
                Assert.All([one.Title, one.Fix, one.Source], text => Assert.NotEqual("", text));
                Assert.Equal(one.Code.Contains(':', StringComparison.Ordinal), one.Means is not null);
                // The path on the platform and names of networks' buttons are Russian; whole sentences are not.
                if (language == "en") Assert.True(one.Fix.Count(char.IsAsciiLetter) > one.Fix.Length / 2, one.Fix);
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Fact]
    public void Words_that_a_longer_sign_explains_are_not_another_error()
    {
        var found = Catalog.Diagnose("User authorization failed: invalid access_token (4)");
        Assert.Equal(["VK:5-token"], found.Matches.Select(match => match.Code));
        Assert.DoesNotContain(found.Near, match => found.Matches.Contains(match));
    }

    [Fact]
    public void What_is_told_by_half_is_near_and_no_match()
    {
        var found = Catalog.Diagnose("не получается создать канал");
        Assert.Empty(found.Matches);
        Assert.Equal("VER003", found.Near[0].Code);
    }

    [Fact]
    public void A_huge_paste_is_read_in_part_and_in_a_bounded_time()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(number => $"канал{number} ошибк{number % 977}ами vk не {number}"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var found = Catalog.Diagnose(words);
        Assert.True(found.IsCut);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), clock.Elapsed.ToString());

        Assert.False(Catalog.Diagnose("_biz").IsCut);
        Assert.Empty(Catalog.Diagnose(new string(' ', PastedText.Examined) + "недостаточно прав для завершения процесса").Matches);
        Assert.Equal("VER002", Catalog.Diagnose(new string('a', PastedText.Examined - 60) + " недостаточно прав для завершения процесса").Matches[0].Code);
    }
}
