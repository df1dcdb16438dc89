using ChannelScheduler.Core.Tests.Policies;
using Xunit;

namespace ChannelScheduler.Core.Tests.Help;

/// <summary>What each slide says stands in its answer; how it says it is ours.</summary>
public sealed class HelpFactsTests
{
    /// <summary>Each entry with what its Russian answer has to hold, by the starts of words.</summary>
    public static TheoryData<string, string[]> Facts => new()
    {
        { "connect-max", ["Установите MAX", "тот же номер", "чат-бот", "поиск", "привязали к организации"] },
        { "install-app", ["RuStore", "Google Play", "App Store", "AppGallery", "QR-код", "официальн"] },
        { "register-number", ["с которым он заведён", "забыт", "утеряны", "пользуетесь сейчас"] },
        { "sferum-bot", ["пишет первым", "поиск", "подсказки"] },
        { "no-bot-message", ["верифицировать", "привязать к организации", "дать роль"] },
        { "safe-communication", ["России", "Центр безопасности", "Двухфакторный", "Приватность", "Семейная защита"] },
        { "data-storage", ["Внутри страны"] },
        { "safety-center", ["Центр безопасности MAX", "быстро"] },
        { "two-factor", ["при входе", "пароль", "длинный", "Храните"] },
        { "privacy-settings", ["звонить вам", "добавлять вас в чаты", "видеть ваш профиль"] },
        { "family-protection", ["каждого участника"] },
        { "verification", ["Школа, журнал есть", "СПО", "Детский сад, дополнительное образование, журнала нет"] },
        { "verify-school", ["вносит учителей и школьников", "связывает профиль", "передаёт школе свои контакты", "журнал создаёт"] },
        { "verify-spo", ["электронный журнал", "журнал сам создаёт"] },
        { "verify-without-journal", ["ссылку-приглашение", "подать заявку", "личном кабинете", "https://www.sferum.ru/spravka#showmore"] },
        { "invite-people", ["ссылка-приглашение", "администратор организации", "заявка", "даёт роль", "через журнал"] },
        { "web-sign-in", ["web.max.ru", "Отсканируйте QR-код", "внутри сервиса"] },
        { "qr-clock", ["время его выдачи", "показывать одно и то же", "телефона и компьютера"] },
        { "blocked", ["max.ru", "фамилия, имя, отчество", "организация и должность", "класс или курс", "7XXXXXXXXXX", "перед блокировкой", "вирусов нет"] },
        { "who-is-who", ["первого квартала 2026", "фамилию и имя", "профил"] },
        { "delete-old-chats", ["2026", "ссылку на новый", "исключите", "Выйдите"] },
        { "add-to-chat", ["состав ведёт журнал или организация", "Второго администратора назначить нельзя", "создатель", "ещё одного администратора"] },
        { "auto-chats-source", ["журнал", "личном кабинете организации"] },
        { "auto-chats-missing", ["журнале или дневнике", "начали в Сферуме"] },
        { "which-support", ["журнале или дневнике", "в Сферуме", "Помощник"] },
        { "kindergarten-second-teacher", ["2026", "второго, и младшего", "старшими воспитателями"] },
        { "help-center", ["Справочный центр", "инструкции", "частые вопросы"] },
        { "left-auto-chat", ["свяжите заново", "меняет человеку роль", "из группы в группу", "приглашает снова"] },
        { "leave-sferum", ["разорвите связь профиля с журналом", "исключить человека из организации"] },
        { "invitation-link", ["Сбой известен", "на компьютере", "подаст заявку"] },
        { "already-member", ["ID", "Мой Сферум", "исправьте"] },
        { "call-chat", ["VK Мессенджера", "исключить", "разрабатывают"] },
        { "statistics-what-counts", ["верифицированные", "отовсюду", "один на один", "один раз и в одной роли"] },
        { "statistics-where", ["личном кабинете организации в Сферуме", "CSV"] },
        { "open-or-closed", ["`@id`", "ИНН", "`_gos`", "подписчики не видят"] },
        { "error-inn-taken", ["подтверждён", "с другого телефона"] },
        { "error-no-rights", ["Госуслугах", "Обновите"] },
        { "error-not-verified", ["Перезапустите бота"] },
        { "error-biz", ["Удалите этот канал", "верификацию заново", "«Без РКН»"] },
        { "channel-appeal", ["partner_support@max.ru", "Название и ИНН", "ID организации на платформе", "Телефон, с которого подтверждали", "что вы уже пробовали", "Снимки экрана или видео"] },
        { "publishing-advice", ["разные темы", "сначала MAX", "закрытых ссылок", "Госпаблики"] },
        { "split-topics", ["где получается"] },
        { "max-first", ["Сначала MAX", "4 часа"] },
        { "no-closed-links", ["чат, звонок", "закрытый канал в Сферуме"] },
    };

    [Theory]
    [MemberData(nameof(Facts))]
    public void What_a_slide_says_stands_in_its_answer(string id, string[] facts)
    {
        var answer = PolicyFiles.Set.Help.Find(id)!.Answer.Ru;
        Assert.All(facts, fact => Assert.Contains(fact, answer, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_entry_is_held_to_its_slide() =>
        Assert.Equal(PolicyFiles.Set.Help.Entries.Select(entry => entry.Id).Order(), Facts.Select(row => (string)row[0]).Order());

    // The three errors are quoted as the platform words them; people compare them letter by letter.
    [Theory]
    [InlineData("error-inn-taken", "«ИНН, ОГРН, КПП уже указаны в профиле другого подтверждённого бизнеса»")]
    [InlineData("error-no-rights", "«В выбранном методе подтверждения у вас недостаточно прав для завершения процесса»")]
    [InlineData("error-not-verified", "«Создать канал пока не получится. Убедитесь, что Ваша компания прошла верификацию на платформе для партнеров МАХ»")]
    public void An_error_is_quoted_to_the_letter(string id, string words) => Assert.Equal(words, PolicyFiles.Set.Help.Find(id)!.Question.Ru);
}
