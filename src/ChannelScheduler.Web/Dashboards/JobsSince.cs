namespace ChannelScheduler.Web.Dashboards;

/// <summary>Since when Hangfire knows of jobs: its memory begins with the program.</summary>
internal sealed class JobsSince(TimeProvider time)
{
    private readonly DateTimeOffset _at = time.GetUtcNow();

    /// <summary>In the server's zone, which it names: the jobs are those of schools in several.</summary>
    public string Text => Pages.Common.Moments.Text(_at, time.LocalTimeZone);
}
