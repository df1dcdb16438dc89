using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Recurring;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

/// <summary>Posts that come again.</summary>
internal static class SeriesApi
{
    private const int ShownDays = 10;

    public static void MapSeries(this IEndpointRouteBuilder api)
    {
        Role[] writers = [Role.PressOfficer, Role.ContentAdmin];
        var series = api.MapGroup("/series").WithTags("Series");
        series.MapGet("", ListAsync).ForEveryRole().Produces<Page<SeriesResponse>>();
        series.MapPost("", CreateAsync).For(writers).Validate<SeriesRequest>().Produces<SeriesResponse>(StatusCodes.Status201Created);
        series.MapGet("/{id:guid}", GetAsync).ForEveryRole().Produces<SeriesResponse>();
        series.MapPut("/{id:guid}", PutAsync).For(writers).Validate<SeriesRequest>().Produces<SeriesResponse>();
        series.MapDelete("/{id:guid}", EndAsync).For(writers).Produces(StatusCodes.Status204NoContent);
        series.MapPost("/{id:guid}/skip", SkipAsync).For(writers).Produces<SeriesResponse>();
    }

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, SeriesReader reader, CancellationToken cancellationToken, string? state = null, string? cursor = null)
    {
        var mine = actor.SchoolIds;
        var query = db.Series.AsNoTracking().Where(one => mine == null || mine.Contains(one.SchoolId));
        if (QueryValue.Choice<SeriesState>("state", state) is { } wanted) query = query.Where(one => one.State == wanted);
        if (Cursor.Parse(cursor) is { } after) query = query.Where(one => one.CreatedAt < after.At || (one.CreatedAt == after.At && one.Id.CompareTo(after.Id) < 0));
        var rows = await query.OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Take(Cursor.PageSize + 1).ToListAsync(cancellationToken);
        var next = rows.Count > Cursor.PageSize ? new Cursor(rows[Cursor.PageSize - 1].CreatedAt, rows[Cursor.PageSize - 1].Id).ToString() : null;
        var items = new List<SeriesResponse>();
        foreach (var row in rows.Take(Cursor.PageSize)) items.Add(await ResponseAsync(row, db, reader, cancellationToken));
        return TypedResults.Ok(new Page<SeriesResponse>(items, next));
    }

    private static async Task<IResult> CreateAsync(SeriesRequest request, SeriesCommands commands, SchedulerDbContext db, SeriesReader reader, HttpContext http, CancellationToken cancellationToken)
    {
        var series = await commands.CreateAsync(request, cancellationToken);
        ETags.Set(http, series.Version);
        return TypedResults.Created($"/api/v1/series/{series.Id}", await ResponseAsync(series, db, reader, cancellationToken));
    }

    private static async Task<IResult> GetAsync(Guid id, SeriesCommands commands, SchedulerDbContext db, SeriesReader reader, HttpContext http, CancellationToken cancellationToken) =>
        await FinishAsync(await commands.OpenAsync(id, cancellationToken), db, reader, http, cancellationToken);

    private static async Task<IResult> PutAsync(Guid id, SeriesRequest request, SeriesCommands commands, SchedulerDbContext db, SeriesReader reader, HttpContext http, CancellationToken cancellationToken)
    {
        var series = await commands.OpenAsync(id, cancellationToken);
        ETags.Require(http, series.Version);
        await commands.ChangeAsync(series, request, cancellationToken);
        return await FinishAsync(series, db, reader, http, cancellationToken);
    }

    private static async Task<IResult> EndAsync(Guid id, SeriesCommands commands, HttpContext http, CancellationToken cancellationToken)
    {
        var series = await commands.OpenAsync(id, cancellationToken);
        ETags.Require(http, series.Version);
        await commands.EndAsync(series, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SkipAsync(Guid id, SkipRequest request, SeriesCommands commands, SchedulerDbContext db, SeriesReader reader, HttpContext http, CancellationToken cancellationToken)
    {
        var series = await commands.OpenAsync(id, cancellationToken);
        await commands.SkipAsync(series, request.Date, cancellationToken);
        return await FinishAsync(series, db, reader, http, cancellationToken);
    }

    private static async Task<IResult> FinishAsync(PostSeries series, SchedulerDbContext db, SeriesReader reader, HttpContext http, CancellationToken cancellationToken)
    {
        ETags.Set(http, series.Version);
        return TypedResults.Ok(await ResponseAsync(series, db, reader, cancellationToken));
    }

    private static async Task<SeriesResponse> ResponseAsync(PostSeries series, SchedulerDbContext db, SeriesReader reader, CancellationToken cancellationToken)
    {
        var school = await db.Schools.SingleAsync(one => one.Id == series.SchoolId, cancellationToken);
        var next = await reader.NextAsync(series, school, ShownDays, cancellationToken);
        return SeriesResponse.From(series, [.. next.Select(one => new OccurrenceResponse(one.Planned.Date, one.Planned.At, one.Row?.Outcome, one.Row?.PostId, one.Planned.LeftOut))]);
    }
}
