using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Posts;
using Microsoft.AspNetCore.Mvc;

namespace ChannelScheduler.Web.Pages.Recurring;

/// <summary>Posts that come again. Reached from the list of posts and from the writing form.</summary>
internal static class SeriesRoutes
{
    public const string New = "/series/new";

    private const string One = "/series/{seriesId:guid}";

    public static void MapSeriesPages(this IEndpointRouteBuilder app)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        app.MapPage<SeriesListPage>("/series").ForEveryRole();
        app.MapPage<NewSeriesPage>(New).For(writers);
        app.MapForm<NewSeriesPage>(New, SeriesForms.CreateAsync).For(writers).TakesPictures();
        app.MapForm<NewSeriesPage>("/series/new/from-post", SeriesForms.FromPostAsync).For(writers).TakesPictures().WithMetadata(new NoTransaction());
        app.MapPost("/series/dates", SeriesForms.DatesAsync).AddEndpointFilter<PageFormFilter>().For(writers).WithMetadata(new NoTransaction(), new FormPage((_, status) => Results.StatusCode(status))).ExcludeFromDescription();
        app.MapPage<SeriesPage>(One).ForEveryRole();
        app.MapPage<EditSeriesPage>(One + "/edit").For(writers);
        app.MapForm<EditSeriesPage>(One + "/edit", SeriesForms.ChangeAsync).For(writers).TakesPictures();
        app.MapForm<SeriesPage>(One + "/pause", SeriesForms.PauseAsync).For(writers);
        app.MapForm<SeriesPage>(One + "/resume", SeriesForms.ResumeAsync).For(writers);
        app.MapForm<SeriesPage>(One + "/end", SeriesForms.EndAsync).For(writers);
        app.MapForm<SeriesPage>(One + "/skip", SeriesForms.SkipAsync).For(writers);
        app.MapForm<SeriesPage>(One + "/restore", SeriesForms.RestoreAsync).For(writers);
    }

    private static RouteHandlerBuilder TakesPictures(this RouteHandlerBuilder route) =>
        route.WithMetadata(new RequestSizeLimitAttribute(RequestLimits.FormBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = RequestLimits.FormBytes }, new BeforeTransaction(FormPictures.TakeAsync));
}
