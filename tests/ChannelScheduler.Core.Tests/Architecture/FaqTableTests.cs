using System.Text.RegularExpressions;
using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>Every question and rule of the source has its place in the product and a test that shows it.</summary>
public sealed partial class FaqTableTests
{
    private const string Page = "src/faq.md";

    /// <summary>What the slides say, slide by slide.</summary>
    private static readonly string[] Source =
    [
        "Как подключить: приложение из официальных магазинов или по QR-коду",
        "Как подключить: тот же номер, а если он утерян, новый",
        "Как подключить: подсказки чат-бота, он пишет сам или находится поиском",
        "Как подключить: бот не написал, пользователя надо верифицировать",
        "Безопасное общение: пять пунктов",
        "Безопасное общение: данные внутри страны",
        "Безопасное общение: Центр безопасности отвечает на жалобы",
        "Безопасное общение: двухфакторная аутентификация, пароль",
        "Безопасное общение: кто звонит, зовёт в чаты, видит профиль",
        "Безопасное общение: семейная защита",
        "Сценарии верификации: по виду организации",
        "Школа: МЭШ, портал myschool.05edu.ru, авточаты из МЭШ",
        "СПО: Дневник.ру, авточаты из Дневник.ру",
        "Детские сады, доп. образование: приглашение или заявка, авточаты из личного кабинета",
        "Авточаты: кто их создаёт",
        "Не могу зайти в web-версию MAX: web.max.ru и QR-код",
        "Не могу зайти в web-версию MAX: время телефона и компьютера должно совпадать",
        "Что делать если меня заблокировали в МАХ?",
        "Как понять кто есть кто в Личном кабинете? (до конца 1 квартала 2026)",
        "Как удалить старые чаты? (ожидается в 2026)",
        "Не могу никого добавить в чат: авточаты и созданные вручную",
        "Не сформировались авточаты МЭШ. Куда обращаться?",
        "Как добавить второго и младшего воспитателей? (ожидается в 2026)",
        "Случайно вышел из авточата. Как вернуть?",
        "Родитель не может перейти по ссылке-приглашению (решат в ближайшее время)",
        "«Пользователь уже состоит в организации»",
        "Как выйти из чата звонка? (в разработке)",
        "Из каких чатов формируется статистика активности пользователей?",
        "Где можно посмотреть статистику моей организации?",
        "Как понять какой канал я создал: открытый или закрытый?",
        "Ошибка «ИНН, ОГРН, КПП уже указаны…»",
        "Ошибка «…недостаточно прав для завершения процесса»",
        "Ошибка «Создать канал пока не получится…»",
        "Создался канал _biz: удалить, верификация «Без РКН»",
        "Обращение в поддержку каналов: пять частей, partner_support@max.ru",
        "Рекомендации: разделить темы госпаблика и MAX",
        "Рекомендации: сначала MAX, спустя 4 часа социальная сеть",
        "Рекомендации: никаких ссылок на чаты, звонки и закрытое в публичном канале",
        "Госпаблики — Лучшее",
        "Справочный центр, ответы на часто задаваемые вопросы, Помощник Сферума",
    ];

    [Fact]
    public void No_row_is_empty_and_every_test_exists() => Assert.Empty(TestTable.Faults(SourceFiles.Read(Page)));

    [Fact]
    public void No_question_of_the_source_is_missing_and_none_is_there_twice() =>
        Assert.Equal(Source.Order(StringComparer.Ordinal), TestTable.Rows(SourceFiles.Read(Page)).Select(cells => cells[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_answer_that_is_named_exists_and_every_answer_is_named()
    {
        var named = Answer().Matches(SourceFiles.Read(Page)).Select(match => match.Groups[1].Value).Distinct();
        Assert.Equal(PolicyFiles.Set.Help.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("/help/([a-z0-9-]+)")]
    private static partial Regex Answer();
}
