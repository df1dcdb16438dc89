using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Publishing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Mail;

/// <summary>A mail server in trouble delays mail, and nothing else.</summary>
public sealed class MailTroubleTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_notification_is_delivered_when_every_notifier_has_it()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        var notification = await world.NotifyAsync(Role.ContentAdmin);
        await world.LogPassAsync();
        Assert.Null((await world.ReadAsync(notification)).DeliveredAt);
        await world.MailPassAsync();
        Assert.NotNull((await world.ReadAsync(notification)).DeliveredAt);
        await world.MailPassAsync();
        Assert.Single(world.Server.Taken);
    }

    [Fact]
    public async Task An_address_that_is_put_off_gets_its_letter_later_and_the_others_no_second_one()
    {
        await using var world = await MailWorld.CreateAsync();
        foreach (var name in new[] { "anna", "boris", "vera" }) await world.AddPersonAsync(name, Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin);
        world.Server.Switches.Recipients["boris@school.test"] = 450;
        await world.MailPassAsync();
        Assert.Equal(["anna@school.test", "vera@school.test"], world.Addresses.Order());

        world.Server.Switches.Recipients.Clear();
        // Not before its time.
        await world.MailPassAsync();
        Assert.Equal(2, world.Server.Taken.Count);
        world.World.Time.Advance(Minute);
        await world.MailPassAsync();
        Assert.Equal(["anna@school.test", "boris@school.test", "vera@school.test"], world.Addresses.Order());
    }

    [Fact]
    public async Task An_address_that_is_refused_for_good_is_not_tried_again_and_an_admin_is_told_once()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.AddPersonAsync("boris", Role.ContentAdmin);
        world.Server.Switches.Recipients["anna@school.test"] = 550;
        var first = await world.NotifyAsync(Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin, "Другое");
        await world.LogPassAsync();
        await world.MailPassAsync();
        Assert.Equal(["boris@school.test", "boris@school.test"], world.Addresses);
        Assert.NotNull((await world.ReadAsync(first)).DeliveredAt);
        var told = Assert.Single(await world.World.NotificationsAsync(), one => one.Message.Code == "NotifyMailAddress");
        Assert.Equal((Role.Admin, world.World.School.Id, "anna"), (told.Audience, told.SchoolId, told.Message.Values[0]));
        Assert.DoesNotContain("anna@school.test", world.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_server_is_left_alone_for_longer_and_longer_while_the_log_goes_on()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin);
        world.Server.Switches.CutAtMessage = true;
        // A pass every 15 s for two hours: the tries are 1, 2, 4, 8, 16 and then 30 minutes apart.
        for (var pass = 0; pass < 480; pass++)
        {
            await world.MailPassAsync();
            world.World.Time.Advance(TimeSpan.FromSeconds(15));
        }
        Assert.Equal(8, world.Server.Connections);
        var other = await world.NotifyAsync(Role.ContentAdmin, "Для журнала");
        await world.LogPassAsync();
        Assert.Contains("NotifySubmitted", world.Logs.Text, StringComparison.Ordinal);

        world.Server.Switches.CutAtMessage = false;
        world.World.Time.Advance(NotifierPass.LongestPause);
        await world.MailPassAsync();
        Assert.Equal(2, world.Server.Taken.Count);
        Assert.NotNull((await world.ReadAsync(other)).DeliveredAt);
    }

    [Fact]
    public async Task What_can_not_be_delivered_is_given_up_after_a_day_and_admins_are_told_once_a_day()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        world.Server.Switches.RefuseSignIn = true;
        var lost = await world.NotifyAsync(Role.ContentAdmin);
        await world.LogPassAsync();
        var days = 0;
        for (; days < 2; days++)
        {
            // Something new each day, so that there is something to fail.
            await world.NotifyAsync(Role.ContentAdmin, "Ещё");
            for (var pass = 0; pass < 48; pass++)
            {
                await world.MailPassAsync();
                world.World.Time.Advance(NotifierPass.LongestPause);
            }
        }
        Assert.NotNull((await world.ReadAsync(lost)).DeliveredAt);
        await using (var db = world.World.OpenDb()) Assert.True((await db.NotificationDeliveries.SingleAsync(one => one.NotificationId == lost.Id && one.Notifier == "mail")).GaveUp);
        var told = (await world.World.NotificationsAsync()).Where(one => one.Message.Code == "NotifyMailDownSignIn").ToList();
        Assert.Equal(days, told.Count);
        Assert.All(told, one => Assert.Equal(Guid.Empty, one.SchoolId));
        Assert.Contains("is given up", world.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(MailWorld.Password, world.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Концерт", string.Join('\n', world.Logs.Text.Split('\n').Where(one => !one.Contains("LogNotifier", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_brings_the_server_down_each_time_holds_up_no_other()
    {
        await using var world = await MailWorld.CreateAsync();
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        await world.NotifyAsync(Role.ContentAdmin, "Первое");
        world.Server.Switches.CutAtMessage = true;
        await world.MailPassAsync();
        // What has failed less often goes first.
        world.Server.Switches.CutAtMessage = false;
        await world.NotifyAsync(Role.ContentAdmin, "Второе");
        world.World.Time.Advance(Minute);
        await world.MailPassAsync();
        Assert.Equal(["Второе", "Первое"], world.Server.Taken.Select(one => one.Message.Subject!.Split('»')[0].TrimStart('«')));
    }

    [Fact]
    public async Task A_silent_server_is_left_after_the_time_limit()
    {
        await using var world = await MailWorld.CreateAsync(null, ("Mail:Timeout", "00:00:01"));
        await world.AddPersonAsync("anna", Role.ContentAdmin);
        world.Server.Switches.Silent = true;
        await world.NotifyAsync(Role.ContentAdmin);
        var pass = world.MailPassAsync();
        while (!pass.IsCompleted)
        {
            world.World.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(pass, Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System));
        }
        await pass;
        Assert.Contains("Unreachable", world.Logs.Text, StringComparison.Ordinal);
    }
}
