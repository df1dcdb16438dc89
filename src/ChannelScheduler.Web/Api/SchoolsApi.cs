using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.People;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Api;

public sealed record QuietHoursModel(TimeOnly From, TimeOnly To);

public sealed record SchoolRequest(string Name, string Inn, string TimeZone, string? Region = null, QuietHoursModel? QuietHours = null, bool SelfApproval = false,
    string? PlatformId = null, string? CabinetPhone = null);

public sealed record SchoolResponse(Guid Id, string Name, string Inn, string Region, string TimeZone, QuietHoursModel QuietHours, bool SelfApproval)
{
    public static SchoolResponse From(School school) =>
        new(school.Id, school.Name, school.Inn, school.Region, school.TimeZone, new QuietHoursModel(school.QuietHours.From, school.QuietHours.To), school.SelfApproval);
}

internal sealed class SchoolRequestValidator : AbstractValidator<SchoolRequest>
{
    public SchoolRequestValidator()
    {
        RuleFor(request => request.Name).NotEmpty().MaximumLength(300).Named("name");
        RuleFor(request => request.Inn).Must(inn => Inn.TryParse(inn, out _)).WithMessage(request => WhatIsWrong(request.Inn)).Named("inn");
        RuleFor(request => request.TimeZone).Must(zone => ZoneIds.TryFind(zone, out _)).WithMessage(request => ApiTexts.Get("ZoneUnknown", request.TimeZone)).Named("timeZone");
        RuleFor(request => request.Region).MaximumLength(10).Named("region");
        RuleFor(request => request.PlatformId).MaximumLength(100).Named("platformId");
        RuleFor(request => request.CabinetPhone).Must(phone => string.IsNullOrEmpty(phone) || RussianPhone.TryParse(phone, out _)).WithMessage(_ => ApiTexts.Get("PhoneWrong")).Named("cabinetPhone");
    }

    // Which of the three: people correct a digit, a length and a letter O in different ways.
    private static string WhatIsWrong(string? inn) => inn switch
    {
        null or "" => ApiTexts.Get("InnLength", 0),
        _ when !inn.All(char.IsAsciiDigit) => ApiTexts.Get("InnDigits"),
        { Length: not (10 or 12) } => ApiTexts.Get("InnLength", inn.Length),
        _ => ApiTexts.Get("InnWrong"),
    };
}

internal static class SchoolsApi
{
    public static void MapSchools(this IEndpointRouteBuilder api)
    {
        var schools = api.MapGroup("/schools").WithTags("Schools");
        schools.MapGet("", ListAsync).ForEveryRole().Produces<Page<SchoolResponse>>();
        schools.MapPost("", CreateAsync).For(Role.Admin).Validate<SchoolRequest>().Produces<SchoolResponse>(StatusCodes.Status201Created);
    }

    // Programs look a school up in one answer where there are not thousands.
    private const int PageSize = 200;

    private static async Task<IResult> ListAsync(SchedulerDbContext db, Actor actor, CancellationToken cancellationToken, string? cursor = null)
    {
        var mine = actor.SchoolIds;
        var (schools, next) = await db.Schools.AsNoTracking().Where(one => mine == null || mine.Contains(one.Id)).ByNameAsync(one => (one.Name, one.Id), NameCursor.Parse(cursor), cancellationToken, PageSize);
        return TypedResults.Ok(new Page<SchoolResponse>([.. schools.Select(SchoolResponse.From)], next?.ToString()));
    }

    private static async Task<IResult> CreateAsync(SchoolRequest request, SchoolCommands commands, CancellationToken cancellationToken)
    {
        var school = await commands.CreateAsync(request, cancellationToken);
        return TypedResults.Created($"/api/v1/schools/{school.Id}", SchoolResponse.From(school));
    }
}
