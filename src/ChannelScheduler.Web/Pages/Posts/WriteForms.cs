using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Posts.Composer;
using ChannelScheduler.Web.Pages.Recurring;
using ChannelScheduler.Web.Recurring;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>The writing form: a new post, a changed one, and what the linter says meanwhile.</summary>
internal static class WriteForms
{
    /// <summary>Set by the form that corrects what is out.</summary>
    public const string IsOutField = "isOut";

    /// <summary>Sent by a script: the IANA zone of the browser.</summary>
    private const string DeviceZoneField = "_zone";

    private const string Submit = "submit";

    // A calendar that leaves out everything must not be searched for ever.
    private const int FewDays = 60;

    private static readonly string[] Texts = ["title", "text", "gospublic"];

    public static async Task<IResult> CreateAsync(PageForm form, Writing writing, PostStore store, CancellationToken cancellationToken)
    {
        if (await FixAsync(form, writing, writing.Http, cancellationToken) is { } shown) return shown;
        var work = await store.CreateAsync(form.OptionalId("schoolId"), cancellationToken);
        return await writing.WriteAsync(work, form, cancellationToken);
    }

    public static async Task<IResult> EditAsync(Guid id, PageForm form, Writing writing, PostStore store, CancellationToken cancellationToken)
    {
        var work = await store.OpenAsync(id, cancellationToken);
        form.RequireVersion(work.Post.Version);
        if (await FixAsync(form, writing, writing.Http, cancellationToken) is { } shown) return shown;
        return await writing.WriteAsync(work, form, cancellationToken);
    }

    /// <summary>The findings of what stands in the form now, as a piece of the page; nothing is stored.</summary>
    public static async Task<IResult> FindingsAsync(PageForm form, PostStore store, IPolicySource policies, SchedulerDbContext db, SchoolFacts facts, SeriesReader series, CancellationToken cancellationToken)
    {
        var typed = await TypedAsync(form, store, db, facts, cancellationToken);
        return new RazorComponentResult<ComposerFragment>(new { Typed = typed, Report = new PolicyLinter(policies.Current).Lint(typed.Input), Splits = !form.Checked(IsOutField), DeviceZone = form.OptionalText(DeviceZoneField), Day = FirstDay(form, typed.School, series) });
    }

    /// <summary>What stands in the form now.</summary>
    public static async Task<TypedPost> TypedAsync(PageForm form, PostStore store, SchedulerDbContext db, SchoolFacts facts, CancellationToken cancellationToken)
    {
        var school = await store.SchoolAsync(form.OptionalId("schoolId"), cancellationToken);
        var ids = form.Ids("channelIds");
        var channels = await db.Channels.AsNoTracking().Include(one => one.Tokens).Where(one => one.SchoolId == school.Id && ids.Contains(one.Id)).ToListAsync(cancellationToken);
        var publishAt = PlannedFor(form, school);
        var pictures = await FormPictures.FactsAsync(db, school.Id, form, cancellationToken);
        var input = new LintInput
        {
            Title = form.Text("title"),
            Text = form.Text("text"),
            GospublicText = form.OptionalText("gospublic"),
            Channels = [.. channels.Select(channel => new LintChannel(channel.Kind, channel.Handle, SchoolInn: school.Inn))],
            Media = [.. pictures.Select(picture => picture.Facts)],
            Region = school.Region,
            PublishAt = publishAt,
            School = await facts.OfAsync(school, form.OptionalId("postId"), channels, publishAt, cancellationToken),
        };
        return new TypedPost
        {
            School = school,
            Channels = channels,
            Pictures = [.. pictures.Select(picture => new TypedPicture(picture.Id, picture.Facts.Description))],
            PhotoFallback = Enum.TryParse<PhotoFallback>(form.Text("photoFallback"), out var fallback) ? fallback : null,
            Input = input,
            IsTimed = form.Text("when") == "at",
            Leading = Texts.ToDictionary(name => name, name => PageForm.Leading(form.Raw(name))),
        };
    }

    // A split is stored with the rest of the form; every other fix shows the form again.
    private static async Task<IResult?> FixAsync(PageForm form, Writing writing, HttpContext http, CancellationToken cancellationToken)
    {
        if (!TypedFix.IsAsked(form)) return null;
        var typed = (await TypedAsync(form, writing.Store, writing.Db, writing.Facts, cancellationToken)).Input;
        var choice = TypedFix.ChoiceOf(form, typed);
        return choice.IsSplit ? null : TypedFix.Show(http, choice, typed, writing.Policies);
    }

    // Of a series: the previews show the words as its first post will have them. No other form sends a kind of recurrence.
    private static DateOnly? FirstDay(PageForm form, School school, SeriesReader series)
    {
        if (form.OptionalText("kind") is null) return null;
        try
        {
            return series.Coming(TypedRecurrence.Series(form.All), school).Take(FewDays).FirstOrDefault(day => day.LeftOut is null)?.Date;
        }
        catch (ApiException)
        {
            return null;
        }
    }

    // Half a date is being typed: nothing can be said of it yet.
    private static DateTimeOffset? PlannedFor(PageForm form, School school)
    {
        try
        {
            return form.Text("when") == "at" ? form.Instant("publishAt", school.Zone) : null;
        }
        catch (ApiException)
        {
            return null;
        }
    }

    /// <summary>What both forms share.</summary>
    internal sealed record Writing(PostStore Store, PostCommands Commands, IValidator<PostRequest> Validator, SchedulerDbContext Db, Actor Actor, FormState State, IPolicySource Policies, SchoolFacts Facts, PostLinter Linter, HttpContext Http)
    {
        public static ValueTask<Writing?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Writing?>(new Writing(
                services.GetRequiredService<PostStore>(), services.GetRequiredService<PostCommands>(), services.GetRequiredService<IValidator<PostRequest>>(), services.GetRequiredService<SchedulerDbContext>(), services.GetRequiredService<Actor>(), services.GetRequiredService<FormState>(), services.GetRequiredService<IPolicySource>(), services.GetRequiredService<SchoolFacts>(), services.GetRequiredService<PostLinter>(), http));
        }

        public async Task<IResult> WriteAsync(IPostWork work, PageForm form, CancellationToken cancellationToken)
        {
            var request = RequestOf(form, work.School);
            await Validator.ValidateAndThrowAsync(request, cancellationToken);
            Commands.Edit(work, await Store.DraftAsync(work, request, cancellationToken), Actor.Id);
            if (TypedFix.IsAsked(form)) return await SplitAsync(work, form, cancellationToken);
            var submits = form.Text("then") == Submit;
            if (submits) Commands.Submit(work, Actor.Id);
            await PostStore.SaveAsync(work, cancellationToken);
            return PageResult.Redirect($"/posts/{work.Post.Id}", submits ? "Submitted" : "Saved");
        }

        private async Task<IResult> SplitAsync(IPostWork work, PageForm form, CancellationToken cancellationToken)
        {
            var (closed, channel) = await Store.CreateClosedAsync(work, cancellationToken);
            Commands.Split(work, TypedFix.ChoiceOf(form, Linter.InputOf(work)), closed, channel, Actor.Id);
            await PostStore.SaveAsync(work, cancellationToken);
            return PageResult.Redirect(PageResult.WithDraft($"/posts/{work.Post.Id}", closed.Post.Id), "Split");
        }

        private PostRequest RequestOf(PageForm form, School school) => new(
            form.Text("title"), form.Text("text"), school.Id, new PostVariants(form.OptionalText("gospublic")), form.Ids("channelIds"),
            form.Text("when") == "at" ? form.Instant("publishAt", school.Zone) ?? throw ApiException.Invalid("DateNeeded", "publishAt-date") : null,
            null, Enum.TryParse<PhotoFallback>(form.Text("photoFallback"), out var fallback) ? fallback : null, FormPictures.Of(State, form));
    }
}
