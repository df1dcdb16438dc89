using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Everybody chooses on their own page which sorts of notifications come by mail.</summary>
[Collection(ApiCollection.Name)]
public sealed class MailChoiceTests(ApiFixture fixture)
{
    [Fact]
    public async Task What_is_not_ticked_does_not_come_and_what_needs_a_decision_can_not_be_unticked()
    {
        var (email, id) = await fixture.Server.NewAccountAsync(Role.PressOfficer, fixture.Other.Id);
        using var person = await fixture.Server.SignInAsync(email);
        await person.OpenAsync("/account");
        Assert.DoesNotContain("value=\"Failed\"", person.Html, StringComparison.Ordinal);
        Assert.Equal(6, person.FormOf("/account/settings").Count(field => field.Key == "sort"));
        await person.SubmitAsync("/account/settings");
        Assert.Equal("", await MutedAsync(id));

        await person.OpenAsync("/account");
        await person.SubmitAsync("/account/settings", ("sort", "QuotaAtRisk"), ("sort", "Rejected"));
        Assert.Equal("ReviewAsked,Approved,QueueDry,Informed", await MutedAsync(id));
        await person.OpenAsync("/account");
        Assert.Equal(["Rejected", "QuotaAtRisk"], person.FormOf("/account/settings").Where(field => field.Key == "sort").Select(field => field.Value));
    }

    private async Task<string> MutedAsync(Guid id)
    {
        await using var db = await fixture.Server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        return await db.Accounts.Where(one => one.Id == id).Select(one => one.MutedMail).SingleAsync();
    }
}
