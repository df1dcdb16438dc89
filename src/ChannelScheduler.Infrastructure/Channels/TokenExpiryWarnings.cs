using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Outbox;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Infrastructure.Channels;

/// <summary>Tells the admins of a school in time that a token of theirs runs out.</summary>
public sealed class TokenExpiryWarnings(IDbContextFactory<SchedulerDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan Earliest = TimeSpan.FromDays(30);

    public async Task WarnAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().TruncateToMilliseconds();
        var horizon = now + Earliest;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await db.Channels.Include(one => one.Tokens).Where(one => one.ReplacedById == null && one.Tokens.Any(token => token.ExpiresAt <= horizon)).ToListAsync(cancellationToken);
        foreach (var channel in channels)
        {
            foreach (var token in channel.Tokens)
            {
                if (TokenExpiry.MarkToTell(token.ExpiresAt, token.ExpiryWarnedAt, now) is not { } mark) continue;
                token.ExpiryWarnedAt = now;
                var school = await db.Schools.SingleAsync(one => one.Id == channel.SchoolId, cancellationToken);
                db.Notifications.Add(Warning(channel, token, school, mark, now));
            }
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Notification Warning(Channel channel, ChannelToken token, School school, int mark, DateTimeOffset now)
    {
        var end = token.ExpiresAt!.Value;
        var day = TimeZoneInfo.ConvertTime(end, school.Zone).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        var left = ((int)Math.Ceiling((end - now).TotalDays)).ToString(CultureInfo.InvariantCulture);
        return new Notification
        {
            Id = Guid.CreateVersion7(now),
            CreatedAt = now,
            SchoolId = channel.SchoolId,
            Audience = Role.Admin,
            Message = mark == 0 ? new Reason("NotifyTokenExpired" + token.Kind, "", channel.Name, day) : new Reason("NotifyTokenExpires" + token.Kind, "", channel.Name, day, left),
            ChannelId = channel.Id,
        };
    }
}
