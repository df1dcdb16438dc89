using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Core.Tests.Appeals;

/// <summary>An invented appeal that lacks nothing.</summary>
internal static class SampleAppeal
{
    private static readonly DateTimeOffset Begun = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);

    public static Appeal Whole(AppealKind kind)
    {
        var appeal = new Appeal
        {
            Id = Guid.NewGuid(), SchoolId = Guid.NewGuid(), Kind = kind, CreatedById = Guid.NewGuid(), Audience = Role.Admin, CreatedAt = Begun, ChangedAt = Begun,
            Person = "Петрова Мария Ивановна (пример)", Position = "учитель", Organisation = "МБОУ СОШ № 5 (пример)", Inn = "7707083893", PlatformId = "10045",
            Phone = "+7 900 123-45-67", Problem = "Вместо канала _gos создался _biz.", Actions = "Удалили канал и прошли верификацию ещё раз.",
        };
        appeal.Files.Add(new AppealFile { Id = Guid.NewGuid(), AppealId = appeal.Id, AddedAt = Begun, Name = "ошибка.png", ContentType = "image/png", Length = 10, StoragePath = "aa/a.png" });
        return appeal;
    }

    public static void Empty(Appeal appeal, string field)
    {
        switch (field)
        {
            case "person": appeal.Person = " "; break;
            case "position": appeal.Position = ""; break;
            case "organisation": appeal.Organisation = " "; break;
            case "inn": appeal.Inn = ""; break;
            case "platformId": appeal.PlatformId = " "; break;
            case "phone": appeal.Phone = ""; break;
            case "problem": appeal.Problem = "\n"; break;
            case "actions": appeal.Actions = ""; break;
            case "files": appeal.Files.Clear(); break;
            default: throw new ArgumentOutOfRangeException(nameof(field), field, null);
        }
    }
}
