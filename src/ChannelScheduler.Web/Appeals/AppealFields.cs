using System.Globalization;
using ChannelScheduler.Core.Appeals;
using ChannelScheduler.Core.Posts;

namespace ChannelScheduler.Web.Appeals;

/// <summary>What a person may change of an appeal. A field that the form does not have is null and stays as it is.</summary>
public sealed record AppealFields(string? Person, string? Position, string? Organisation, string? Inn, string? PlatformId, string? Phone, string? Problem, string? Actions)
{
    public static RefusedException TooLong(string field, int most) => new(RefusalKind.Invalid, "AppealTooLong", field, most.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="RefusedException">One is too long.</exception>
    public void RequireLengths()
    {
        foreach (var (name, value) in new[] { ("person", Person), ("position", Position), ("organisation", Organisation), ("inn", Inn), ("platformId", PlatformId), ("phone", Phone) })
        {
            if (value?.Length > Appeal.LongestLine) throw TooLong(name, Appeal.LongestLine);
        }
        foreach (var (name, value) in new[] { ("problem", Problem), ("actions", Actions) })
        {
            if (value?.Length > Appeal.LongestText) throw TooLong(name, Appeal.LongestText);
        }
    }

    public void PutInto(Appeal appeal)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        appeal.Person = Person ?? appeal.Person;
        appeal.Position = Position ?? appeal.Position;
        appeal.Organisation = Organisation ?? appeal.Organisation;
        appeal.Inn = Inn ?? appeal.Inn;
        appeal.PlatformId = PlatformId ?? appeal.PlatformId;
        appeal.Phone = Phone ?? appeal.Phone;
        appeal.Problem = Problem ?? appeal.Problem;
        appeal.Actions = Actions ?? appeal.Actions;
    }
}
