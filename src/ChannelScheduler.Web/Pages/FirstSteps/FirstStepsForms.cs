using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Channels;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.People;
using ChannelScheduler.Web.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.FirstSteps;

/// <summary>What the steps do, by the same commands as the pages for schools, channels and people.</summary>
internal static class FirstStepsForms
{
    private const string DefaultZone = "Europe/Moscow";

    /// <summary>The admin may write and approve alone at the fictional school: nobody else is there, and no reader sees it.</summary>
    public static async Task<IResult> TryAsync(SetupReader reader, SchedulerDbContext db, RoleCommands roles, SchoolCommands schools, Actor actor, CancellationToken cancellationToken)
    {
        var school = await reader.FictionalAsync(cancellationToken) ?? throw ApiException.NotFound("school");
        foreach (var role in new[] { Role.PressOfficer, Role.ContentAdmin }) await TakeAsync(school.Id, role, db, roles, actor, cancellationToken);
        await schools.ChangeAsync(school, RequestOf(school) with { SelfApproval = true }, cancellationToken);
        return PageResult.Redirect($"/posts/new?school={school.Id}", "Trying");
    }

    public static async Task<IResult> CreateSchoolAsync(PageForm form, SchoolCommands commands, CancellationToken cancellationToken)
    {
        var inn = Digits(form.Text("inn"));
        var zone = inn.Length >= 2 ? RegionZones.Of(inn[..2]) : null;
        var school = await commands.CreateAsync(new SchoolRequest(form.Text("name"), inn, zone ?? DefaultZone), cancellationToken);
        return PageResult.Redirect($"/first-steps/{school.Id}/place");
    }

    public static async Task<IResult> PlaceAsync(Guid id, PageForm form, SchedulerDbContext db, SchoolCommands commands, Actor actor, CancellationToken cancellationToken)
    {
        var school = await OpenAsync(id, form, db, actor, cancellationToken);
        await commands.ChangeAsync(school, RequestOf(school) with { Region = form.OptionalText("region"), TimeZone = form.Text("timeZone") }, cancellationToken);
        return PageResult.Redirect($"/first-steps/{id}/quiet");
    }

    public static async Task<IResult> QuietAsync(Guid id, PageForm form, SchedulerDbContext db, SchoolCommands commands, Actor actor, CancellationToken cancellationToken)
    {
        var school = await OpenAsync(id, form, db, actor, cancellationToken);
        await commands.ChangeAsync(school, RequestOf(school) with { QuietHours = new QuietHoursModel(Time(form, "quietFrom"), Time(form, "quietTo")) }, cancellationToken);
        return PageResult.Redirect($"/first-steps/{id}/channels");
    }

    public static async Task<IResult> ConnectAsync(Guid id, string kind, PostStore store, ConnectionCommands commands, CancellationToken cancellationToken)
    {
        if (!Enum.TryParse<ChannelKind>(kind, out var parsed) || !Enum.IsDefined(parsed)) throw ApiException.NotFound("channel");
        var connection = await commands.StartAsync(await store.SchoolAsync(id, cancellationToken), parsed, ChannelEnvironment.Live, null, cancellationToken);
        return PageResult.Redirect($"/channels/connect/{connection.Id}");
    }

    public static async Task<IResult> AddSandboxAsync(Guid id, PostStore store, SandboxChannels channels, CancellationToken cancellationToken)
    {
        await channels.AddAsync(await store.SchoolAsync(id, cancellationToken), cancellationToken);
        return PageResult.Redirect($"/first-steps/{id}/channels", "SandboxAdded");
    }

    public static async Task<IResult> InviteAsync(Guid id, string who, PageForm form, RoleCommands roles, AccountCommands accounts, InvitationPage invitation, CancellationToken cancellationToken)
    {
        var user = await roles.CreateUserAsync(form.Text("name"), [new NewRole(PersonStepPage.RoleOf(who), id)], cancellationToken);
        var (email, language) = (form.Text("email"), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ru");
        var link = await accounts.InviteAsync(user, email, language);
        return invitation.Show(user, email, language, link, isNew: true, back: $"/first-steps/{id}/people/{who}");
    }

    public static async Task<IResult> TakeRoleAsync(Guid id, string who, SchedulerDbContext db, RoleCommands roles, Actor actor, CancellationToken cancellationToken)
    {
        await TakeAsync(id, PersonStepPage.RoleOf(who), db, roles, actor, cancellationToken);
        return PageResult.Redirect($"/first-steps/{id}/people/{who}", "RoleGiven");
    }

    private static async Task TakeAsync(Guid schoolId, Role role, SchedulerDbContext db, RoleCommands roles, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.HasAt(schoolId, role)) return;
        var me = await db.Users.Include(one => one.Memberships).SingleAsync(one => one.Id == actor.Id, cancellationToken);
        await roles.AddAsync(me, new NewRole(role, schoolId), cancellationToken);
    }

    private static async Task<School> OpenAsync(Guid id, PageForm form, SchedulerDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var school = await db.Schools.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("school");
        actor.RequireAt(id, "school");
        form.RequireVersion(school.Version);
        return school;
    }

    private static SchoolRequest RequestOf(School school) =>
        new(school.Name, school.Inn, school.TimeZone, school.Region, new QuietHoursModel(school.QuietHours.From, school.QuietHours.To), school.SelfApproval);

    // Copied out of a letterhead it often comes with blanks.
    private static string Digits(string inn) => string.Concat(inn.Where(one => !char.IsWhiteSpace(one)));

    private static TimeOnly Time(PageForm form, string name) =>
        TimeOnly.TryParse(form.Text(name), CultureInfo.InvariantCulture, out var time) ? time : throw ApiException.Invalid("TimeNeeded", name);
}
