using System.Globalization;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Bots;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Bots;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using ChannelScheduler.Testing.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Browser.Tests.Gallery;

/// <summary>A school in the middle of its work: posts in every state, a channel that stopped, a connection half made. All names are made up.</summary>
internal sealed class GalleryWorld
{
    private readonly SchedulerServer _server;
    private Guid _bot;

    private GalleryWorld(SchedulerServer server, TestSchool school) => (_server, School) = (server, school);

    public TestSchool School { get; }

    public string Draft { get; private set; } = "";

    public string Rejected { get; private set; } = "";

    public string Waiting { get; private set; } = "";

    public string Changed { get; private set; } = "";

    public string Planned { get; private set; } = "";

    public string Published { get; private set; } = "";

    public string ByHand { get; private set; } = "";

    public string HandPublication { get; private set; } = "";

    public string Held { get; private set; } = "";

    public string Connection { get; private set; } = "";

    public Guid AppealDraft { get; private set; }

    public Guid AppealWhole { get; private set; }

    public Guid AppealSent { get; private set; }

    public string Person { get; private set; } = "";

    public string Series { get; private set; } = "";

    public string Import { get; private set; } = "";

    public static async Task<GalleryWorld> MakeAsync(SchedulerServer server)
    {
        var world = new GalleryWorld(server, await server.NewSchoolAsync());
        await world.GiveNamesAsync();
        await world.WriteAsync();
        await world.PublishAsync();
        await world.PlanManyAsync();
        world.Connection = (await server.Admin.PostAsync("channel-connections", new { schoolId = world.School.Id, kind = "sferumClosed", environment = "sandbox" })).Must(201).Id;
        world.AppealDraft = await world.AddAppealAsync(AppealKind.ChannelSupport, isWhole: false);
        world.AppealWhole = await world.AddAppealAsync(AppealKind.ChannelSupport, isWhole: true);
        world.AppealSent = await world.AddAppealAsync(AppealKind.BlockedAccount, isWhole: true, appeal => appeal.MarkSent(TimeProvider.System.GetUtcNow()));
        await world.TurnBotOnAsync();
        world.Person = (await server.NewAccountAsync(Role.PressOfficer, world.School.Id, "Вымышленная Вера Павловна")).Id.ToString();
        return world;
    }

    /// <summary>Somebody of this role, or of all roles at the school: then the pages are looked at and not the roles.</summary>
    public async Task<string> NewPersonAsync(params Role[] roles)
    {
        var (email, id) = await _server.NewAccountAsync(roles[0], School.Id, "Вымышленный Иван Сергеевич");
        await using var db = await OpenAsync();
        foreach (var role in roles.Skip(1)) db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = role, SchoolId = Guid.Parse(School.Id) });
        db.BotLinks.Add(new BotLink { Id = Guid.NewGuid(), BotId = _bot, UserId = id, MaxUserId = await db.BotLinks.CountAsync() + 1, MaxName = "Телефон Ивана", LinkedAt = TimeProvider.System.GetUtcNow() });
        await db.SaveChangesAsync();
        return email;
    }

    private async Task TurnBotOnAsync()
    {
        var id = Guid.Parse(School.MaxId);
        await using var db = await OpenAsync();
        var channel = await db.Channels.Include(one => one.Tokens).SingleAsync(one => one.Id == id);
        _bot = (await _server.Services.GetRequiredService<BotSwitch>().TurnOnAsync(db, channel, (await db.Users.FirstAsync()).Id, CancellationToken.None)).Id;
    }

    private async Task GiveNamesAsync()
    {
        var id = Guid.Parse(School.Id);
        await using var db = await OpenAsync();
        await db.Schools.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, "Средняя школа № 12 посёлка Вымышленный"));
        foreach (var (role, name) in new[] { (Role.PressOfficer, "Вымышленная Анна Петровна"), (Role.ContentAdmin, "Вымышленный Пётр Ильич") })
        {
            await db.Users.Where(one => one.Memberships.Any(membership => membership.SchoolId == id && membership.Role == role)).ExecuteUpdateAsync(set => set.SetProperty(one => one.Name, name));
        }
    }

    private async Task WriteAsync()
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        var picture = (await School.PressOfficer.UploadAsync(GalleryPicture.Png(), "концерт.png", "Хор пятых классов на сцене актового зала", School.Id, consent: "given")).Must(201).Id;
        Draft = (await School.PressOfficer.PostAsync("posts", School.Post("Запись в кружки", "Записывайтесь в кружки: https://clck.ru/abc\nЧат родителей 5 «А»: https://max.ru/join/AbCdEfGhIjKlMnOp"))).Must(201).Id;
        Rejected = await SubmittedAsync(School.Post("Субботник", "В субботу убираем школьный двор.", publishAt: tomorrow));
        (await School.ContentAdmin.ActAsync("posts/" + Rejected, "reject", new { reason = "Добавьте, во сколько начало и что взять с собой." })).Must(200);
        Waiting = await SubmittedAsync(School.Post(
            "День открытых дверей", "Приходите в субботу, **19 декабря**, в 10:00. Покажем мастерские и лабораторию.\n\nПрограмма: https://clck.ru/abc", publishAt: tomorrow.AddHours(3), media: [picture], photoFallback: "maxLink"));
        await SubmittedAsync(School.Post("Каникулы начинаются 28 декабря", "Последний учебный день — пятница, 25 декабря."));
        Changed = await School.PublishAsync(School.Post("Родительское собрание", "Собрание в четверг, в 18:00, в актовом зале.", publishAt: tomorrow.AddHours(6)));
        (await School.PressOfficer.PutAsync("posts/" + Changed, School.Post("Родительское собрание", "Собрание в пятницу, в 18:30, в актовом зале.", publishAt: tomorrow.AddHours(7)), (await School.PressOfficer.GetAsync("posts/" + Changed)).ETag)).Must(200);
        Planned = await School.PublishAsync(School.Post("Зимний концерт", "Хор пятых классов ждёт всех в актовом зале.", publishAt: tomorrow.AddDays(1), media: [picture], photoFallback: "maxLink"));
    }

    private async Task PublishAsync()
    {
        Published = await School.PublishAsync(School.Post("Победа на олимпиаде", "Команда девятых классов **победила** на областной олимпиаде по физике. Поздравляем!"));
        await UntilAsync(Published, "published");
        await using (var db = await OpenAsync())
        {
            var id = Guid.Parse(School.VkId);
            await db.Channels.Where(one => one.Id == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DeliveryMode, DeliveryMode.ByHand));
        }
        ByHand = await School.PublishAsync(School.Post("Ярмарка выпускников", "Ждём **всех** в пятницу, в 16:00."));
        HandPublication = PublicationOf(await UntilAsync(ByHand, "awaitingHand"), School.VkId);
        await _server.AddFaultAsync(new { network = "max", channel = School.MaxExternalId, kind = "revokedRights", times = 1 });
        Held = await School.PublishAsync(School.Post("Расписание звонков", "Со вторника уроки начинаются в 8:30.", [School.MaxId]));
        await UntilAsync(Held, "needsAttention");
    }

    private async Task PlanManyAsync()
    {
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        Series = (await School.PressOfficer.PostAsync("series", new
        {
            schoolId = School.Id, title = "Меню на {дата}", text = "На обед суп, рыба с рисом и компот.", channelIds = new[] { School.MaxId },
            recurrence = new { kind = "weekly", time = "09:00:00", startsOn = Day(tomorrow), endsOn = Day(tomorrow.AddDays(120)), weekdays = new[] { "monday", "thursday" }, skipHolidays = true, skipBreaks = true },
        })).Must(201).Id;
        var when = tomorrow.AddDays(9).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var table = $"Заголовок;Текст;Дата;Время;Каналы\nНеделя чтения;Приносите любимые книги в библиотеку.;{when};10:00;max\nРодителям;Чат: https://max.ru/join/AbCdEfGhIjKlMnOp;;;max\n;Без заголовка;;;max\n";
        Import = (await School.PressOfficer.RawAsync("import?schoolId=" + School.Id, table, "text/csv")).Must(202).Id;
        await Eventually.GetAsync(() => School.PressOfficer.GetAsync("import/" + Import), answer => answer.Text("state") == "checked", describe: answer => answer.Text("state") ?? "");
    }

    private async Task<Guid> AddAppealAsync(AppealKind kind, bool isWhole, Action<Appeal>? then = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = await OpenAsync();
        var school = await db.Schools.SingleAsync(one => one.Id == Guid.Parse(School.Id));
        var author = await db.Users.Where(one => one.Memberships.Any(membership => membership.SchoolId == school.Id)).Select(one => one.Id).FirstAsync();
        var appeal = new Appeal
        {
            Id = Guid.CreateVersion7(now), SchoolId = school.Id, Kind = kind, CreatedById = author, Audience = Role.Admin, CreatedAt = now, ChangedAt = now, Organisation = school.Name, Inn = school.Inn,
            Problem = "Вместо канала _gos создался канал _biz.",
        };
        if (isWhole)
        {
            (appeal.Person, appeal.Position, appeal.PlatformId, appeal.Phone, appeal.Actions) = ("Вымышленная Анна Петровна", "учитель", "10045", "+7 900 123-45-67", "Удалили канал и прошли верификацию ещё раз.");
            appeal.Files.Add(new AppealFile { Id = Guid.CreateVersion7(now), AddedAt = now, Name = "ошибка при создании канала.png", ContentType = "image/png", Length = 240_000, StoragePath = "no/file.png" });
        }
        then?.Invoke(appeal);
        db.Appeals.Add(appeal);
        await db.SaveChangesAsync();
        return appeal.Id;
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> SubmittedAsync(object post)
    {
        var id = (await School.PressOfficer.PostAsync("posts", post)).Must(201).Id;
        (await School.PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        return id;
    }

    private Task<Answer> UntilAsync(string post, string status) =>
        Eventually.GetAsync(async () => (await School.ContentAdmin.GetAsync("posts/" + post)).Must(200), answer => answer.Text("status") == status, describe: answer => answer.Text("status") ?? "");

    private static string PublicationOf(Answer post, string channel) => post.Json["publications"]!.AsArray().Single(one => one!["channelId"]!.ToString() == channel)!["id"]!.ToString();

    private Task<SchedulerDbContext> OpenAsync() => _server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
}
