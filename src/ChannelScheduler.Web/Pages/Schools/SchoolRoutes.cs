using System.Globalization;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Schools;

/// <summary>Schools, for admins: a new one is for whoever has every school, the settings of one for its own admins.</summary>
internal static class SchoolRoutes
{
    public static void MapSchoolPages(this IEndpointRouteBuilder app)
    {
        app.MapPage<SchoolsPage>("/schools").For(Role.Admin);
        app.MapPage<NewSchoolPage>("/schools/new").For(Role.Admin);
        app.MapForm<NewSchoolPage>("/schools/new", CreateAsync).For(Role.Admin);
        app.MapPage<SchoolPage>("/schools/{id:guid}").For(Role.Admin);
        app.MapForm<SchoolPage>("/schools/{id:guid}", ChangeAsync).For(Role.Admin);
    }

    private static async Task<IResult> CreateAsync(PageForm form, SchoolCommands commands, CancellationToken cancellationToken)
    {
        var school = await commands.CreateAsync(Read(form, form.Text("inn")), cancellationToken);
        return PageResult.Redirect($"/schools/{school.Id}", "SchoolCreated");
    }

    private static async Task<IResult> ChangeAsync(Guid id, PageForm form, SchedulerDbContext db, Actor actor, SchoolCommands commands, CancellationToken cancellationToken)
    {
        var school = await db.Schools.SingleOrDefaultAsync(one => one.Id == id, cancellationToken) ?? throw ApiException.NotFound("school");
        actor.RequireAt(school.Id, "school");
        form.RequireVersion(school.Version);
        await commands.ChangeAsync(school, Read(form, school.Inn), cancellationToken);
        return PageResult.Redirect($"/schools/{id}", "Saved");
    }

    private static SchoolRequest Read(PageForm form, string inn) => new(
        form.Text("name"), inn, form.Text("timeZone"), form.OptionalText("region"), new QuietHoursModel(Time(form, "quietFrom"), Time(form, "quietTo")), form.Checked("selfApproval"),
        form.Has("platformId") ? form.Text("platformId") : null, form.Has("cabinetPhone") ? form.Text("cabinetPhone") : null);

    private static TimeOnly Time(PageForm form, string name) =>
        TimeOnly.TryParse(form.Text(name), CultureInfo.InvariantCulture, out var time) ? time : throw ApiException.Invalid("TimeNeeded", name);
}
