using System.Globalization;
using ChannelScheduler.Web.Api.Http;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>What a page's form sent. Text is trimmed, line ends are those of Markdown files.</summary>
public sealed class PageForm(IFormCollection fields)
{
    public const string OnceField = "_once";
    public const string VersionField = "_version";

    /// <summary>Whose page the form stands on.</summary>
    public const string ByField = "_by";

    /// <summary>Under which id what is typed into a writing form is kept on the server meanwhile.</summary>
    public const string KeptField = "_kept";

    private const string AntiforgeryField = "__RequestVerificationToken";

    private static readonly string[] Secrets = ["password", "again", "current", "code", "key", "secret"];

    public IFormFileCollection Files => fields.Files;

    /// <exception cref="ApiException">400: the form came in by half.</exception>
    public static async ValueTask<PageForm?> BindAsync(HttpContext http)
    {
        try
        {
            return new PageForm(await http.Request.ReadFormAsync(http.RequestAborted));
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new ApiException(StatusCodes.Status400BadRequest, "FormBroken");
        }
    }

    /// <summary>A field of the form itself, not of a person.</summary>
    public static bool IsOwn(string name) => name.StartsWith('_');

    /// <summary>Passwords, codes and tokens: never shown again and never taken along.</summary>
    public static bool IsSecret(string name) => Secrets.Contains(name) || name.StartsWith("token", StringComparison.OrdinalIgnoreCase);

    public static bool IsCarried(string name) => name is not (AntiforgeryField or OnceField or ByField);

    /// <summary>The field was sent, be it empty.</summary>
    public bool Has(string name) => fields.ContainsKey(name);

    public string Text(string name) => Normal(fields[name].ToString());

    /// <summary>A typed text as it is stored: a place in it is the same place for the page and for the form.</summary>
    public static string Normal(string typed) => typed.ReplaceLineEndings("\n").Trim();

    /// <summary>How many UTF-16 units <see cref="Normal"/> cuts off in front.</summary>
    public static int Leading(string typed)
    {
        var text = typed.ReplaceLineEndings("\n");
        return text.Length - text.TrimStart().Length;
    }

    /// <summary>Exactly as typed: passwords.</summary>
    public string Raw(string name) => fields[name].ToString();

    public string? OptionalText(string name) => Text(name) is { Length: > 0 } text ? text : null;

    public bool Checked(string name) => fields[name].ToString().Length > 0;

    public IReadOnlyList<string> All(string name) => [.. fields[name].OfType<string>().Where(value => value.Length > 0)];

    /// <exception cref="ApiException">422: not an id.</exception>
    public Guid Id(string name) => Guid.TryParse(Text(name), out var id) ? id : throw ApiException.Invalid("WrongType", name, name);

    public Guid? OptionalId(string name) => OptionalText(name) is null ? null : Id(name);

    public IReadOnlyList<Guid> Ids(string name) => [.. All(name).Select(value => Guid.TryParse(value, out var id) ? id : throw ApiException.Invalid("WrongType", name, name))];

    /// <summary>A date and a time of day in two fields, <c>NAME-date</c> and <c>NAME-time</c>, read in this zone.</summary>
    /// <returns>Null when both are empty.</returns>
    /// <exception cref="ApiException">422: only one of them, unreadable, or an hour that the zone skips.</exception>
    public DateTimeOffset? Instant(string name, TimeZoneInfo zone)
    {
        var (date, time) = (Text(name + "-date"), Text(name + "-time"));
        if (date.Length == 0 && time.Length == 0) return null;
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2100) throw ApiException.Invalid("DateNeeded", name + "-date");
        if (!TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var hour)) throw ApiException.Invalid("TimeNeeded", name + "-time");
        var local = day.ToDateTime(hour);
        if (zone.IsInvalidTime(local)) throw ApiException.Invalid("TimeSkipped", name + "-time");
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <exception cref="ApiException">412: somebody changed it since this form was shown.</exception>
    public void RequireVersion(int version)
    {
        if (Text(VersionField) != version.ToString(CultureInfo.InvariantCulture)) throw new ApiException(StatusCodes.Status412PreconditionFailed, "StaleForm");
    }
}
