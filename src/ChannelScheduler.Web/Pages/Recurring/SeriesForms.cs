using System.Globalization;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Posts.Recurring;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Posts;
using ChannelScheduler.Web.Recurring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChannelScheduler.Web.Pages.Recurring;

/// <summary>The form of a series, and what is done to a series on its page.</summary>
internal static class SeriesForms
{
    private const string ShowDates = "dates";
    private const string Then = "then";

    public static async Task<IResult> CreateAsync(PageForm form, Typing typing, CancellationToken cancellationToken)
    {
        if (await typing.ShowAgainAsync(form, cancellationToken) is { } shown) return shown;
        var series = await typing.Commands.CreateAsync(RequestOf(form, typing.State, paused: false), cancellationToken);
        return PageResult.Redirect($"/series/{series.Id}", "SeriesCreated");
    }

    public static async Task<IResult> ChangeAsync(Guid seriesId, PageForm form, Typing typing, CancellationToken cancellationToken)
    {
        var series = await typing.Commands.OpenAsync(seriesId, cancellationToken);
        form.RequireVersion(series.Version);
        if (await typing.ShowAgainAsync(form, cancellationToken) is { } shown) return shown;
        await typing.Commands.ChangeAsync(series, RequestOf(form, typing.State, series.State == SeriesState.Paused), cancellationToken);
        return PageResult.Redirect($"/series/{seriesId}", "SeriesChanged");
    }

    /// <summary>A post that was just being typed becomes the form of a series; nothing is stored.</summary>
    public static async Task<IResult> FromPostAsync(PageForm form, FormState state, PostStore store, TimeProvider time, HttpContext http, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(form.OptionalId("schoolId"), cancellationToken);
        state.Add("kind", nameof(RecurrenceKind.Weekly));
        state.Add("skipHolidays", "on");
        foreach (var name in (string[])["weeks", "months", "dayOfMonth"]) state.Change(name, "1");
        // The time that the post was to have is the first one's.
        state.Change("time", form.Text("publishAt-time"));
        state.Change("startsOn", form.OptionalText("publishAt-date") ?? WallClock.DayOf(time.GetUtcNow(), school.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        state.ShowAgain(SeriesRoutes.New, "SeriesFromPost");
        return http.GetEndpoint()!.Metadata.GetRequiredMetadata<FormPage>().Show(http, StatusCodes.Status200OK);
    }

    /// <summary>The next days of what stands in the form, as a piece of the page.</summary>
    public static async Task<IResult> DatesAsync(PageForm form, PostStore store, CancellationToken cancellationToken) =>
        new RazorComponentResult<SeriesDates>(new { Typed = (Func<string, IReadOnlyList<string>>)form.All, School = await store.SchoolAsync(form.OptionalId("schoolId"), cancellationToken) });

    public static Task<IResult> PauseAsync(Guid seriesId, PageForm form, SeriesCommands commands, CancellationToken cancellationToken) =>
        RunAsync(seriesId, form, commands, "SeriesPaused", series => commands.PauseAsync(series, cancellationToken), cancellationToken);

    public static Task<IResult> ResumeAsync(Guid seriesId, PageForm form, SeriesCommands commands, CancellationToken cancellationToken) =>
        RunAsync(seriesId, form, commands, "SeriesResumed", series => commands.ResumeAsync(series, cancellationToken), cancellationToken);

    public static Task<IResult> EndAsync(Guid seriesId, PageForm form, SeriesCommands commands, CancellationToken cancellationToken) =>
        RunAsync(seriesId, form, commands, "SeriesEnded", series => commands.EndAsync(series, cancellationToken), cancellationToken);

    public static Task<IResult> SkipAsync(Guid seriesId, PageForm form, SeriesCommands commands, CancellationToken cancellationToken) =>
        RunAsync(seriesId, form, commands, "SeriesSkipped", series => commands.SkipAsync(series, DateOf(form), cancellationToken), cancellationToken);

    public static Task<IResult> RestoreAsync(Guid seriesId, PageForm form, SeriesCommands commands, CancellationToken cancellationToken) =>
        RunAsync(seriesId, form, commands, "SeriesRestored", series => commands.RestoreAsync(series, DateOf(form), cancellationToken), cancellationToken);

    private static async Task<IResult> RunAsync(Guid seriesId, PageForm form, SeriesCommands commands, string done, Func<PostSeries, Task> command, CancellationToken cancellationToken)
    {
        var series = await commands.OpenAsync(seriesId, cancellationToken);
        form.RequireVersion(series.Version);
        await command(series);
        return PageResult.Redirect($"/series/{seriesId}", done);
    }

    private static DateOnly DateOf(PageForm form) =>
        DateOnly.TryParseExact(form.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw ApiException.Invalid("DateNeeded", "date");

    private static SeriesRequest RequestOf(PageForm form, FormState state, bool paused) => new(
        form.Text("title"), form.Text("text"), TypedRecurrence.Read(form.All), form.OptionalId("schoolId"), new PostVariants(form.OptionalText("gospublic")), form.Ids("channelIds"), null,
        Enum.TryParse<PhotoFallback>(form.Text("photoFallback"), out var fallback) ? fallback : null, FormPictures.Of(state, form), paused);

    /// <summary>What both forms share.</summary>
    internal sealed record Typing(SeriesCommands Commands, PostStore Store, FormState State, SchedulerDbContext Db, SchoolFacts Facts, IPolicySource Policies, HttpContext Http)
    {
        public static ValueTask<Typing?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Typing?>(new Typing(
                services.GetRequiredService<SeriesCommands>(), services.GetRequiredService<PostStore>(), services.GetRequiredService<FormState>(), services.GetRequiredService<SchedulerDbContext>(),
                services.GetRequiredService<SchoolFacts>(), services.GetRequiredService<IPolicySource>(), http));
        }

        /// <summary>The form again where its button asked for days, or for a fix of the words; null where it is to be carried out.</summary>
        public async Task<IResult?> ShowAgainAsync(PageForm form, CancellationToken cancellationToken)
        {
            if (TypedFix.IsAsked(form))
            {
                var typed = (await WriteForms.TypedAsync(form, Store, Db, Facts, cancellationToken)).Input;
                return TypedFix.Show(Http, TypedFix.ChoiceOf(form, typed), typed, Policies);
            }
            if (form.Text(Then) != ShowDates) return null;
            // What can't be read is said now, beside its field.
            TypedRecurrence.Read(form.All);
            State.ShowAgain(Http.Request.Path, "SeriesDates");
            return Http.GetEndpoint()!.Metadata.GetRequiredMetadata<FormPage>().Show(Http, StatusCodes.Status200OK);
        }
    }
}
