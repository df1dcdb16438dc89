using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Audit;
using ChannelScheduler.Web.Pages.Channels;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Notifications;
using ChannelScheduler.Web.Pages.People;
using ChannelScheduler.Web.Pages.Posts;
using ChannelScheduler.Web.Pages.Profile;
using ChannelScheduler.Web.Pages.Review;
using ChannelScheduler.Web.Pages.Rules;
using ChannelScheduler.Web.Pages.Schools;
using ChannelScheduler.Web.Pages.SignIn;
using ChannelScheduler.Web.Pages.Start;
using ChannelScheduler.Web.Pages.Versions;

namespace ChannelScheduler.Web.Pages;

/// <summary>Every page, by area.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapLanguage();
        app.MapPage<StartPage>("/").AllowAnonymous();
        app.MapSignIn();
        app.MapSetup();
        app.MapProfile();
        app.MapChannelPages();
        app.MapConnectPages();
        app.MapPostPages();
        app.MapPeople();
        app.MapSchoolPages();
        app.MapPage<NotificationsPage>("/notifications").ForEveryRole();
        app.MapPage<RulesPage>("/rules").ForEveryRole();
        app.MapReview();
        app.MapVersions();
        app.MapAuditPages();
    }
}
