using ChannelScheduler.Core.Schools;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.FirstSteps;

/// <summary>The short way from the first admin to the first post. Nothing remembers a step: each reads from what is stored whether it is done.</summary>
internal static class FirstStepsRoutes
{
    private const string School = "/first-steps/{id:guid}";

    public static void MapFirstSteps(this IEndpointRouteBuilder app)
    {
        app.MapPage<FirstStepsPage>("/first-steps").For(Role.Admin);
        app.MapForm<FirstStepsPage>("/first-steps/try", FirstStepsForms.TryAsync).For(Role.Admin);
        app.MapPage<SchoolStepPage>("/first-steps/school").For(Role.Admin);
        app.MapForm<SchoolStepPage>("/first-steps/school", FirstStepsForms.CreateSchoolAsync).For(Role.Admin);
        app.MapPage<PlaceStepPage>(School + "/place").For(Role.Admin);
        app.MapForm<PlaceStepPage>(School + "/place", FirstStepsForms.PlaceAsync).For(Role.Admin);
        app.MapPage<QuietStepPage>(School + "/quiet").For(Role.Admin);
        app.MapForm<QuietStepPage>(School + "/quiet", FirstStepsForms.QuietAsync).For(Role.Admin);
        app.MapPage<ChannelsStepPage>(School + "/channels").For(Role.Admin);
        app.MapForm<ChannelsStepPage>(School + "/connect/{kind}", FirstStepsForms.ConnectAsync).For(Role.Admin);
        app.MapForm<ChannelsStepPage>(School + "/sandbox", FirstStepsForms.AddSandboxAsync).For(Role.Admin);
        app.MapPage<PersonStepPage>(School + "/people/{who}").For(Role.Admin);
        app.MapForm<PersonStepPage>(School + "/people/{who}", FirstStepsForms.InviteAsync).For(Role.Admin);
        app.MapForm<PersonStepPage>(School + "/people/{who}/me", FirstStepsForms.TakeRoleAsync).For(Role.Admin);
        app.MapPage<DonePage>(School + "/done").For(Role.Admin);
    }
}
