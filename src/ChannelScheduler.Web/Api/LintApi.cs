using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

internal sealed class LintRequestValidator : AbstractValidator<LintRequest>
{
    public LintRequestValidator()
    {
        RuleFor(request => request.Text).NotNull().MaximumLength(RequestLimits.TextLength).Named("text");
        RuleFor(request => request.Title).MaximumLength(200).Named("title");
        RuleFor(request => request.Variants!.Gospublic).MaximumLength(RequestLimits.TextLength).Named("variants.gospublic").When(request => request.Variants is not null);
        RuleForEach(request => request.Channels).NotNull().OverridePropertyName("channels");
        RuleForEach(request => request.Buttons).NotNull().OverridePropertyName("buttons");
    }
}

/// <summary>The linter without a post: the same rules, nothing stored.</summary>
internal static class LintApi
{
    public static void MapLint(this IEndpointRouteBuilder api) =>
        api.MapPost("/lint", LintAsync).ForEveryRole().WithMetadata(new NoTransaction()).Validate<LintRequest>().WithTags("Policy").Produces<LintAnswer>();

    private static async Task<IResult> LintAsync(LintRequest request, IPolicySource policies, SchedulerDbContext db, Actor actor, PostStore store, SchoolFacts facts, CancellationToken cancellationToken)
    {
        var mediaIds = request.MediaIds ?? [];
        var mine = actor.SchoolIds;
        var media = await db.Media.AsNoTracking().Where(one => mediaIds.Contains(one.Id) && (mine == null || mine.Contains(one.SchoolId))).ToListAsync(cancellationToken);
        if (media.Count != mediaIds.Distinct().Count()) throw ApiException.Invalid("UnknownMedia", "mediaIds", string.Join(", ", mediaIds.Except(media.Select(one => one.Id))));
        var channels = request.Channels ?? [];
        var school = request.SchoolId is { } schoolId ? await store.SchoolAsync(schoolId, cancellationToken) : null;
        var report = new PolicyLinter(policies.Current).Lint(new LintInput
        {
            Title = request.Title,
            Text = request.Text,
            GospublicText = request.Variants?.Gospublic,
            Channels = [.. channels.Select(channel => new LintChannel(channel.Kind, channel.Handle, channel.Inn, school?.Inn))],
            Buttons = [.. (request.Buttons ?? []).Select(button => new LintButton(button.Label, button.Url))],
            // In the order of the request: a finding names the picture by its place.
            Media = [.. mediaIds.Select(id => LintPictures.Of(media.Find(one => one.Id == id)!))],
            Region = school is null ? await RegionAsync(db, mine, cancellationToken) : school.Region,
            PublishAt = request.PublishAt,
            School = school is null ? null : await facts.OfAsync(school, null, null, request.PublishAt, cancellationToken),
        });
        return TypedResults.Ok(LintAnswer.From(report));
    }

    // A request names no school; whoever writes for one region alone is judged by its rules, as the post will be.
    private static async Task<string?> RegionAsync(SchedulerDbContext db, IReadOnlyCollection<Guid>? schools, CancellationToken cancellationToken)
    {
        var regions = await db.Schools.Where(one => schools == null || schools.Contains(one.Id)).Select(one => one.Region).Distinct().Order().Take(2).ToListAsync(cancellationToken);
        return regions is [var only] ? only : null;
    }
}
