using System.Globalization;
using Hangfire;
using Hangfire.Dashboard;

namespace ChannelScheduler.Web.Dashboards;

/// <summary>
/// Our numbers on Hangfire's home page, one of them in its menu, and the sentences that its script shows when something goes wrong.
/// </summary>
/// <remarks>
/// A metric's title is fixed when it is registered, for all readers. So there is one for each language, and that of the other language has no value:
/// Hangfire hides it. A sentence is a metric without a number, and hidden; <c>dashboard.js</c> reads it when it is needed, even without a line to the server.
/// </remarks>
/// <seealso href="https://docs.hangfire.io/en/latest/configuration/using-dashboard.html"/>
internal static class DashboardCards
{
    private const string Attention = "/queue?show=attention";

    private static readonly DashboardMetric LateInMenu = new("publications:late", page => Urgent(Counts(page).Late) is { IntValue: > 0 } late ? late : null!);

    private static readonly DashboardMetric[] Sentences =
    [
        Sentence("0", "WordsOffline"), Sentence("401", "WordsSignedOut"), Sentence("422", "WordsGone"), Sentence("states", "WordsStates"), Sentence("failed", "WordsFailed"),
        Sentence("menu", "WordsMenu"), Sentence("choose", "WordsChoose"), Sentence("choose-all", "WordsChooseAll"),
    ];

    /// <summary>What the menu carries on every page.</summary>
    public static IReadOnlyList<DashboardMetric> InMenu { get; } = [LateInMenu, .. Sentences];

    public static void Register(IGlobalConfiguration hangfire)
    {
        foreach (var metric in InMenu) DashboardMetrics.AddMetric(metric);
        foreach (var language in new[] { "ru", "en" })
        {
            Card("Soon", Narrowed(UpcomingStates.Soon), page => Styled(Counts(page).Soon, MetricStyle.Info));
            Card("Late", Narrowed(UpcomingStates.Late), page => Urgent(Counts(page).Late));
            Card("Failed", Attention, page => Urgent(Counts(page).Failed));
            Card("InDoubt", Narrowed(nameof(Core.Publishing.PublicationStatus.InDoubt)), page => Styled(Counts(page).InDoubt, MetricStyle.Warning));
            Card("OnHold", Narrowed(nameof(Core.Publishing.PublicationStatus.OnHold)), page => Styled(Counts(page).OnHold, MetricStyle.Warning));
            Card("Since", "/dashboard", page => new Metric(Service<JobsSince>(page).Text));

            void Card(string name, string url, Func<RazorPage, Metric> read)
            {
                var title = DashboardTexts.In(CultureInfo.GetCultureInfo(language), "Card" + name);
                hangfire.UseDashboardMetric(new DashboardMetric($"{name.ToLowerInvariant()}:{language}", title, page => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == language ? read(page) : null!) { Url = url });
            }
        }
    }

    private static DashboardMetric Sentence(string status, string key) => new("words:" + status, _ => new Metric(DashboardTexts.Get(key)));

    private static string Narrowed(string state) => $"{JobDashboard.Path}{UpcomingPage.Path}?state={state}";

    private static PublicationCounts Counts(RazorPage page) => Service<PublicationCounter>(page).Count();

    private static T Service<T>(RazorPage page)
        where T : notnull => page.Context.GetHttpContext().RequestServices.GetRequiredService<T>();

    private static Metric Urgent(int count) => new(count) { Style = count > 0 ? MetricStyle.Danger : MetricStyle.Default, Highlighted = count > 0 };

    private static Metric Styled(int count, MetricStyle style) => new(count) { Style = count > 0 ? style : MetricStyle.Default };
}
