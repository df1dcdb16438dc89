using ChannelScheduler.Core.Schools;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Mail;

/// <summary>Who gets a notification by mail.</summary>
public sealed class MailRecipientTests
{
    [Fact]
    public async Task Everybody_of_the_audience_at_that_school_gets_one_letter_and_nobody_else()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.AddPersonAsync("boris", Role.PressOfficer);
        await world.AddPersonAsync("everywhere", Role.ContentAdmin, membership: one => new Membership { Id = one.Id, UserId = one.UserId, Role = one.Role });
        await world.AddPersonAsync("elsewhere", Role.ContentAdmin, schoolId: await OtherSchoolAsync(world));
        await world.AddPersonAsync("quiet", Role.ContentAdmin, account => account.WantsMail = false);
        await world.AddPersonAsync("gone", Role.ContentAdmin, disabled: true);
        await world.NotifyAsync(Role.ContentAdmin);
        await world.MailPassAsync();
        Assert.Equal(["anna@school.test", "everywhere@school.test"], world.Addresses.Order());
    }

    [Theory]
    // Days from now that the role begins and ends, a substitute or not, to substitutes only or to all; gets it?
    [InlineData(null, null, false, false, true)]
    [InlineData(-2, 1, false, false, true)]
    [InlineData(-2, -1, false, false, false)]
    [InlineData(1, 2, false, false, false)]
    [InlineData(-2, 0, false, false, false)]
    [InlineData(0, 1, true, false, true)]
    [InlineData(-2, 1, true, true, true)]
    [InlineData(-2, -1, true, true, false)]
    [InlineData(-2, 1, false, true, false)]
    public async Task A_role_counts_between_its_dates_and_reminders_for_substitutes_go_to_them_alone(int? from, int? until, bool substitute, bool toSubstitutes, bool gets)
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin, membership: one => new Membership
        {
            Id = one.Id,
            UserId = one.UserId,
            Role = one.Role,
            SchoolId = one.SchoolId,
            IsSubstitute = substitute,
            From = from is { } first ? world.World.Now.AddDays(first) : null,
            Until = until is { } last ? world.World.Now.AddDays(last) : null,
        });
        await world.NotifyAsync(Role.ContentAdmin, toSubstitutes: toSubstitutes);
        await world.MailPassAsync();
        Assert.Equal(gets ? 1 : 0, world.Server.Taken.Count);
    }

    [Theory]
    [InlineData("NotifySubmitted", false)]
    [InlineData("NotifyApproved", true)]
    [InlineData("NotifyExpired", true)]
    [InlineData("NotifyFailed", true)]
    [InlineData("NotifyPersonNeeded", true)]
    [InlineData("NotifyMissed", true)]
    public async Task A_sort_that_a_person_does_without_stays_away_and_what_needs_a_decision_comes(string code, bool comes)
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin, account => account.MutedMail = "ReviewAsked,QueueDry,ReviewDue,Failed,InDoubt,Missed");
        await world.NotifyAsync(Role.ContentAdmin, code: code);
        await world.MailPassAsync();
        Assert.Equal(comes ? 1 : 0, world.Server.Taken.Count);
    }

    [Fact]
    public async Task What_belongs_to_no_school_goes_to_admins_of_everything()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("school-admin", Role.Admin);
        await world.AddPersonAsync("admin", Role.Admin, membership: one => new Membership { Id = one.Id, UserId = one.UserId, Role = one.Role });
        await world.NotifyAsync(Role.Admin, schoolId: Guid.Empty);
        await world.MailPassAsync();
        Assert.Equal(["admin@school.test"], world.Addresses);
    }

    [Fact]
    public async Task A_person_with_the_role_twice_gets_one_letter()
    {
        await using var world = await MailWorld.CreateAsync();
        var anna = await world.AddPersonAsync("anna", Role.ContentAdmin);
        await using (var db = world.World.OpenDb())
        {
            db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = anna, Role = Role.ContentAdmin });
            await db.SaveChangesAsync();
        }
        await world.NotifyAsync(Role.ContentAdmin);
        await world.MailPassAsync();
        Assert.Single(world.Server.Taken);
    }

    private static async Task<Guid> OtherSchoolAsync(MailWorld world)
    {
        var school = new School { Id = Guid.NewGuid(), Name = "Другая", Inn = "0012345680", Region = "00", TimeZone = "Europe/Moscow", QuietHours = QuietHours.Default };
        await using var db = world.World.OpenDb();
        db.Schools.Add(school);
        await db.SaveChangesAsync();
        return school.Id;
    }
}
