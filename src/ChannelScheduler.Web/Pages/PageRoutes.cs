using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Islands;
using ChannelScheduler.Web.Pages.Appeals;
using ChannelScheduler.Web.Pages.Board;
using ChannelScheduler.Web.Pages.Bots;
using ChannelScheduler.Web.Pages.Calendar;
using ChannelScheduler.Web.Pages.Audit;
using ChannelScheduler.Web.Pages.Channels;
using ChannelScheduler.Web.Pages.Clock;
using ChannelScheduler.Web.Pages.Common;
using ChannelScheduler.Web.Pages.Diagnose;
using ChannelScheduler.Web.Pages.FirstSteps;
using ChannelScheduler.Web.Pages.Help;
using ChannelScheduler.Web.Pages.Importing;
using ChannelScheduler.Web.Pages.Notifications;
using ChannelScheduler.Web.Pages.People;
using ChannelScheduler.Web.Pages.Posts;
using ChannelScheduler.Web.Pages.Posts.Keeping;
using ChannelScheduler.Web.Pages.Profile;
using ChannelScheduler.Web.Pages.Recurring;
using ChannelScheduler.Web.Pages.Region;
using ChannelScheduler.Web.Pages.Review;
using ChannelScheduler.Web.Pages.Rules;
using ChannelScheduler.Web.Pages.Schools;
using ChannelScheduler.Web.Pages.Schools.Importing;
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
        app.MapTheme();
        app.MapStart();
        app.MapFirstSteps();
        app.MapClock();
        app.MapSignIn();
        app.MapSetup();
        app.MapProfile();
        app.MapChannelPages();
        app.MapConnectPages();
        app.MapBotPages();
        app.MapPostPages();
        app.MapKept();
        app.MapSeriesPages();
        app.MapImportPages();
        app.MapPeople();
        app.MapSchoolPages();
        app.MapSchoolImportPages();
        app.MapRegionPages();
        app.MapNotificationPages();
        app.MapPage<RulesPage>("/rules").ForEveryRole();
        app.MapDiagnosePages();
        app.MapReview();
        app.MapPage<CalendarPage>(CalendarAddress.Path).ForEveryRole().WithIsland();
        app.MapBoard();
        app.MapIslands();
        app.MapVersions();
        app.MapAuditPages();
        app.MapAppeals();
        app.MapHelpPages();
    }
}
