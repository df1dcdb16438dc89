using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.People;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.People;

/// <summary>How one person gets in: links, sessions, second factor, keys, shut out or let in again.</summary>
internal static class AccessForms
{
    private const int LongestKeyName = 200;

    public static async Task<IResult> InviteAsync(Guid id, PageForm form, Access access, InvitationPage invitation)
    {
        var user = await access.OpenAsync(id);
        if (await access.Db.Accounts.AnyAsync(one => one.Id == id)) throw new ApiException(StatusCodes.Status409Conflict, "StaleForm");
        var email = form.Text("email");
        var language = form.Text("language") == "en" ? "en" : "ru";
        return invitation.Show(user, email, language, await access.Accounts.InviteAsync(user, email, language), isNew: true);
    }

    public static async Task<IResult> LinkAsync(Guid id, Access access, InvitationPage invitation)
    {
        var user = await access.OpenAsync(id);
        var (link, account) = await access.Accounts.ResetAsync(user);
        return invitation.Show(user, account.Email!, account.Language, link, isNew: account.PasswordHash is null);
    }

    public static Task<IResult> EndSessionsAsync(Guid id, Access access) => access.RunAsync(id, "PersonSessionsEnded", user => access.Accounts.EndSessionsAsync(user));

    public static Task<IResult> RemoveSecondFactorAsync(Guid id, Access access) => access.RunAsync(id, "Saved", user => access.Accounts.RemoveSecondFactorAsync(user));

    public static Task<IResult> DisableAsync(Guid id, Access access) => access.RunAsync(id, "PersonDisabled", user => access.Accounts.DisableAsync(user, access.Http.RequestAborted));

    public static Task<IResult> EnableAsync(Guid id, Access access) => access.RunAsync(id, "PersonEnabled", user => access.Accounts.EnableAsync(user, access.Http.RequestAborted));

    public static async Task<IResult> MakeKeyAsync(Guid id, PageForm form, Access access, KeyCommands keys)
    {
        var user = await access.OpenAsync(id);
        var name = form.Text("keyName");
        if (name.Length is 0 or > LongestKeyName) throw ApiException.Invalid("NameNeeded", "keyName");
        var (_, secret) = await keys.MakeAsync(user, name, access.Http.RequestAborted);
        return new ShownOnce($"/people/{id}", http => Task.FromResult(PageResult.Show<SecretPage>(http, more: new Dictionary<string, object?>
        {
            [nameof(SecretPage.Title)] = PeopleTexts.Get("KeyTitle"),
            [nameof(SecretPage.Lead)] = PeopleTexts.Get("KeyLead", user.Name, name),
            [nameof(SecretPage.Secret)] = secret,
            [nameof(SecretPage.Back)] = $"/people/{id}",
        })));
    }

    public static async Task<IResult> RevokeKeyAsync(Guid id, Guid keyId, Access access, KeyCommands keys)
    {
        var user = await access.OpenAsync(id);
        var key = await access.Db.ApiKeys.SingleOrDefaultAsync(one => one.Id == keyId && one.UserId == id) ?? throw ApiException.NotFound("api-key");
        await keys.RevokeAsync(user, key, access.Http.RequestAborted);
        return PageResult.Redirect($"/people/{id}", "KeyRevoked");
    }

    /// <summary>The person of the page's address, as far as the admin may see them.</summary>
    internal sealed record Access(SchedulerDbContext Db, Actor Actor, AccountCommands Accounts, HttpContext Http)
    {
        public static ValueTask<Access?> BindAsync(HttpContext http)
        {
            var services = http.RequestServices;
            return ValueTask.FromResult<Access?>(new Access(services.GetRequiredService<SchedulerDbContext>(), services.GetRequiredService<Actor>(), services.GetRequiredService<AccountCommands>(), http));
        }

        public Task<User> OpenAsync(Guid id) => PeopleRules.OpenAsync(Db, Actor, id, Http.RequestAborted);

        public async Task<IResult> RunAsync(Guid id, string done, Func<User, Task> command)
        {
            await command(await OpenAsync(id));
            return PageResult.Redirect($"/people/{id}", done);
        }
    }
}
