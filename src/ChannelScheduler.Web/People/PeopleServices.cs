namespace ChannelScheduler.Web.People;

internal static class PeopleServices
{
    /// <summary>What admins do to people and schools, on pages and in the API.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddScoped<PeopleAudit>().AddScoped<LastAdmin>().AddScoped<RoleCommands>().AddScoped<AccountCommands>().AddScoped<KeyCommands>().AddScoped<SchoolCommands>().AddScoped<SchoolImportCommands>().AddSingleton<Pages.People.InvitationPage>();
}
