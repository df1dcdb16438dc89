using System.Globalization;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Pages.Channels;

/// <summary>The token fields of a form: <c>token-KIND</c> with <c>until-KIND</c>, a day of the school's calendar.</summary>
public sealed class TokenFields(SchedulerDbContext db)
{
    public const string Prefix = "token-";

    /// <exception cref="ApiException">422: none is filled in, or a day is unreadable.</exception>
    public async Task<IReadOnlyDictionary<ChannelTokenKind, TokenRequest>> ReadAsync(PageForm form, ChannelKind kind, Guid schoolId, CancellationToken cancellationToken)
    {
        var zone = (await db.Schools.AsNoTracking().SingleAsync(one => one.Id == schoolId, cancellationToken)).Zone;
        var tokens = new Dictionary<ChannelTokenKind, TokenRequest>();
        foreach (var token in ChannelRequestValidator.Allowed(kind))
        {
            if (form.Raw(Prefix + token).Trim() is { Length: > 0 } value) tokens[token] = new TokenRequest(value, Until(form.Text($"until-{token}"), $"until-{token}", zone));
        }
        return tokens.Count > 0 ? tokens : throw ApiException.Invalid("TokenNeeded", Prefix + ChannelRequestValidator.Allowed(kind)[0]);
    }

    // The last day counts: it is over at the midnight after it.
    private static DateTimeOffset? Until(string text, string field, TimeZoneInfo zone)
    {
        if (text.Length == 0) return null;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2100) throw ApiException.Invalid("DateNeeded", field);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight)) midnight += TimeSpan.FromHours(1);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
