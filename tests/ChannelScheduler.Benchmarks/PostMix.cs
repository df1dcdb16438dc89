using System.Text;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Testing;

namespace ChannelScheduler.Benchmarks;

/// <summary>
/// Posts to measure speed on, the same ones each time. Every second line is plain news, the others are labelled lines, so that a post carries several links, dates and
/// marks: more than real posts do. One post in ten holds something that must be blocked.
/// </summary>
internal static class PostMix
{
    private const int OneInBlocked = 10;

    private static readonly string[] News =
    [
        "Сегодня в актовом зале прошла торжественная линейка, посвящённая началу новой четверти.",
        "**Важно:** в субботу, 14 марта, занятия проводятся по расписанию понедельника, начало в 8:30.",
        "Ученики 7-х классов побывали в краеведческом музее и узнали, как жил наш город сто лет назад.",
        "Поздравляем команду школы — она заняла второе место в районных соревнованиях по волейболу (25:22, 25:19)!",
        "Приём заявлений в первый класс начнётся 1 апреля в 9:00. Понадобятся паспорт и свидетельство о рождении.",
        "В столовой изменилось меню: теперь на завтрак можно выбрать кашу или запеканку. Приятного аппетита 🙂",
        "Расписание кружков на следующую неделю вывешено на первом этаже, у кабинета 104, и на сайте школы.",
        "Библиотека ждёт читателей с понедельника по пятницу; книги прошлого года просим вернуть до 25 мая.",
    ];

    /// <param name="count">How many posts.</param>
    /// <param name="length">UTF-16 units of each, exactly.</param>
    public static IReadOnlyList<LintInput> Make(int count, int length)
    {
        var labelled = LabelledPost.Load("tuning");
        var passing = labelled.Where(post => post.Verdict == LintVerdict.Pass).Select(post => post.Text).ToList();
        var blocked = labelled.Where(post => post.Verdict == LintVerdict.Block && post.Channel != "closed").Select(post => post.Text).ToList();
        return [.. Enumerable.Range(0, count).Select(i => Make(i, length, passing, blocked))];
    }

    private static LintInput Make(int number, int length, List<string> passing, List<string> blocked)
    {
        var text = new StringBuilder();
        if (number % OneInBlocked == 0) text.Append(blocked[number / OneInBlocked % blocked.Count]).Append('\n');
        for (var line = 0; text.Length < length; line++)
        {
            text.Append(line % 2 == 0 ? News[(number + line) % News.Length] : passing[((number * 7) + line) % passing.Count]).Append(line % 4 == 3 ? "\n\n" : "\n");
        }

        text.Length = length;
        if (char.IsHighSurrogate(text[^1])) text[^1] = '.';
        return new LintInput
        {
            Title = "Новости школы",
            Text = text.ToString(),
            Channels = [new LintChannel(ChannelKind.MaxPublic, "id0012345673_gos"), new LintChannel(ChannelKind.Gospublic)],
        };
    }
}
