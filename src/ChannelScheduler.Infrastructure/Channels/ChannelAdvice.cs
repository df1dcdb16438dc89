using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>
/// What is to be said of a channel beside its network's answers: its handle and INN, the server's address and certificates, the week's quota, the reader of QR codes.
/// Nothing of it holds a channel.
/// </summary>
/// <param name="qr">Null in a host that takes no pictures.</param>
/// <param name="trust">Null in a host without the MAX client.</param>
public sealed class ChannelAdvice(IPolicySource policies, IOptions<MaxOptions> max, TimeProvider time, IQrReader? qr = null, MaxTrustStore? trust = null)
{
    /// <summary>Certificates are not renewed overnight.</summary>
    private static readonly TimeSpan CertificateNotice = TimeSpan.FromDays(60);

    // Source: https://dev.max.ru/docs-api/changelog-api
    private static readonly string[] OldMaxHosts = ["platform-api.max.ru", "botapi.max.ru"];

    /// <param name="asked">What the network said: what stands there is not said twice.</param>
    public async Task<ChannelReport> AddToAsync(ChannelReport asked, SchedulerDbContext db, Channel channel, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder();
        if (await db.Schools.AsNoTracking().SingleOrDefaultAsync(one => one.Id == channel.SchoolId, cancellationToken) is { } school)
        {
            if (channel.Kind == ChannelKind.MaxPublic) CheckHandle(channel, school, asked, report);
            if (channel.Kind.IsPublic() && channel.Environment == ChannelEnvironment.Live) await CountWeekAsync(db, school, report, cancellationToken);
        }

        if (channel is { Network: Network.Max, Environment: ChannelEnvironment.Live }) CheckServer(report);
        if (channel.Kind.IsPublic() && qr is not null)
        {
            if (qr.IsAvailable) report.Note("qr", "QrReads");
            else report.Advise("qr", "Qr");
        }

        return new ChannelReport([.. asked.Checks, .. report.Build().Checks]);
    }

    private static void CheckHandle(Channel channel, School school, ChannelReport asked, ReportBuilder report)
    {
        if (!ChannelHandle.TryParse(channel.Handle, out var handle))
        {
            report.Advise("handleForm", "HandleForm", channel.Handle ?? "-", school.Inn);
            return;
        }

        if (handle.Inn.ToString() == school.Inn) report.Note("inn", "HandleInnSame", school.Inn);
        else report.Advise("inn", "HandleInn", handle.Inn, school.Inn);
        if (handle.Suffix == HandleSuffix.Biz && !asked.Checks.Any(check => check.Code == "biz")) report.Advise("biz", "MaxBiz", handle);
    }

    private void CheckServer(ReportBuilder report)
    {
        var host = max.Value.BaseUrl.Host;
        if (OldMaxHosts.Contains(host, StringComparer.OrdinalIgnoreCase)) report.Advise("host", "OldHost", host);
        else report.Note("host", "HostNow", host);
        var ending = trust?.Uploaded.OrderBy(one => one.ValidUntil).FirstOrDefault();
        if (ending is not null && ending.ValidUntil < time.GetUtcNow() + CertificateNotice) report.Advise("certificate", "Certificate", ending.Subject, ending.ValidUntil.UtcDateTime);
    }

    private async Task CountWeekAsync(SchedulerDbContext db, School school, ReportBuilder report, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var quota = policies.Current.For(school.Region).Publishing.Week;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, school.Zone).DateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var posts = await PlannedPosts.ReadAsync(db, school, now, now.AddDays(7), cancellationToken);
        var count = posts.Times.Count(at => DateOnly.FromDateTime(at) >= monday && DateOnly.FromDateTime(at) < monday.AddDays(7));
        if (count > quota.Most) report.Advise("quota", "WeekFull", count, quota.Most);
        else report.Note("quota", "WeekLeft", count, quota.Least, quota.Most, quota.Most - count);
    }
}
