using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Identity;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>People who sign in on pages.</summary>
internal static class People
{
    public const string Password = "длинный пароль 1";

    /// <summary>A person with an account, signed in.</summary>
    /// <param name="schoolId">Null means every school.</param>
    public static async Task<PageClient> SignInNewAsync(this SchedulerServer server, Role role, string? schoolId)
    {
        var (email, _) = await server.NewAccountAsync(role, schoolId);
        return await server.SignInAsync(email);
    }

    public static async Task<(string Email, Guid Id)> NewAccountAsync(this SchedulerServer server, Role role, string? schoolId, string? name = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchedulerDbContext>();
        var id = Guid.NewGuid();
        var user = new User { Id = id, Name = name ?? $"{role} {id:N}"[..24], CreatedAt = DateTimeOffset.UnixEpoch };
        db.Users.Add(user);
        db.Memberships.Add(new Membership { Id = Guid.NewGuid(), UserId = id, Role = role, SchoolId = schoolId is null ? null : Guid.Parse(schoolId) });
        await db.SaveChangesAsync();
        var email = $"{id:N}@example.org";
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { Id = id, UserName = email, Email = email, LockoutEnabled = true }, Password);
        return result.Succeeded ? (email, id) : throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
    }

    public static async Task<PageClient> SignInAsync(this SchedulerServer server, string email)
    {
        var browser = new PageClient(server.Address);
        await browser.OpenAsync("/sign-in");
        await browser.SubmitAsync("/sign-in", ("email", email), ("password", Password));
        // Who only manages is led on.
        return browser.Path is "/" or "/dashboard" ? browser : throw new InvalidOperationException(browser.Text);
    }
}
