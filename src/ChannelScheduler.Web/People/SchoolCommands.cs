using System.Globalization;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api;
using ChannelScheduler.Web.Api.Http;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.People;

public sealed class SchoolCommands(SchedulerDbContext db, Actor actor, IValidator<SchoolRequest> validator, PeopleAudit audit, TimeProvider time)
{
    /// <exception cref="ValidationException">A field is wrong.</exception>
    /// <exception cref="ApiException">403: a school's own admin sets up that school; a new one is for whoever has every school. 409: the INN is taken.</exception>
    public async Task<School> CreateAsync(SchoolRequest request, CancellationToken cancellationToken)
    {
        if (actor.SchoolIds is not null) throw new ApiException(StatusCodes.Status403Forbidden, "RoleNeeded");
        await validator.ValidateAndThrowAsync(request, cancellationToken);
        if (await db.Schools.AnyAsync(one => one.Inn == request.Inn, cancellationToken)) throw new ApiException(StatusCodes.Status409Conflict, "InnTaken", "inn");
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var school = new School
        {
            Id = Guid.CreateVersion7(now),
            Name = request.Name.Trim(),
            Inn = request.Inn,
            Region = RegionOf(request),
            TimeZone = request.TimeZone,
            QuietHours = request.QuietHours is { } hours ? new QuietHours(hours.From, hours.To) : QuietHours.Default,
            SelfApproval = request.SelfApproval,
            PlatformId = request.PlatformId?.Trim() ?? "",
            CabinetPhone = PhoneOf(request.CabinetPhone) ?? "",
            CreatedAt = now,
        };
        db.Schools.Add(school);
        audit.Add("school.created", school.Id, school.SelfApproval ? "self-approval on" : "");
        await db.SaveChangesAsync(cancellationToken);
        return school;
    }

    /// <summary>All but the INN, which names the school and its channels.</summary>
    /// <exception cref="ValidationException">A field is wrong.</exception>
    public async Task ChangeAsync(School school, SchoolRequest request, CancellationToken cancellationToken)
    {
        actor.RequireAt(school.Id, "school");
        await validator.ValidateAndThrowAsync(request, cancellationToken);
        var before = Describe(school);
        school.Name = request.Name.Trim();
        school.Region = RegionOf(request);
        school.TimeZone = request.TimeZone;
        if (request.QuietHours is { } hours) school.QuietHours = new QuietHours(hours.From, hours.To);
        school.SelfApproval = request.SelfApproval;
        school.PlatformId = request.PlatformId?.Trim() ?? school.PlatformId;
        school.CabinetPhone = PhoneOf(request.CabinetPhone) ?? school.CabinetPhone;
        var changes = before.Zip(Describe(school)).Where(pair => pair.First != pair.Second).Select(pair => $"{pair.First} -> {pair.Second}").ToList();
        if (changes.Count == 0) return;
        audit.Add("school.changed", school.Id, string.Join("; ", changes));
        await db.SaveChangesAsync(cancellationToken);
    }

    // Left out is left as it is; empty takes it away.
    private static string? PhoneOf(string? typed) => RussianPhone.TryParse(typed, out var number) ? number : typed is null ? null : "";

    private static string RegionOf(SchoolRequest request) => string.IsNullOrWhiteSpace(request.Region) ? request.Inn[..2] : request.Region.Trim();

    private static string[] Describe(School school) =>
    [
        $"name {school.Name}", $"region {school.Region}", $"zone {school.TimeZone}",
        string.Create(CultureInfo.InvariantCulture, $"quiet hours {school.QuietHours.From:HH:mm}-{school.QuietHours.To:HH:mm}"), $"self-approval {(school.SelfApproval ? "on" : "off")}",
        // That it changed, not to what: it is a person's telephone.
        $"platform id {school.PlatformId}", $"cabinet phone {(school.CabinetPhone.Length == 0 ? "none" : "…" + school.CabinetPhone[^2..])}",
    ];
}
