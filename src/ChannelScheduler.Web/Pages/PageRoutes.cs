using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
<<<<<<< HEAD
using ChannelScheduler.Web.Pages.Notifications;
using ChannelScheduler.Web.Pages.Posts;
using ChannelScheduler.Web.Pages.Profile;
=======
using ChannelScheduler.Web.Pages.Review;
>>>>>>> 1ef64255738f1f6d874dc6cbe57cca4b5821ba52
using ChannelScheduler.Web.Pages.SignIn;
using ChannelScheduler.Web.Pages.Start;

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
<<<<<<< HEAD
        app.MapPostPages();
        app.MapPage<NotificationsPage>("/notifications").ForEveryRole();
=======
        app.MapReview();
>>>>>>> 1ef64255738f1f6d874dc6cbe57cca4b5821ba52
    }
}
