using ChannelScheduler.Core.Schools;

namespace ChannelScheduler.Web.Pages.Common;

/// <summary>What a filter by school offers.</summary>
/// <param name="Listed">To choose from, by name; empty where there are too many.</param>
/// <param name="Words">What was typed, or the name of the chosen school.</param>
/// <param name="IsLong">There are too many for a list: one types a part of the name.</param>
/// <param name="IsCut">The words fit more schools than were taken.</param>
public sealed record SchoolChoice(IReadOnlyList<(Guid Id, string Name)> Listed, Guid? Chosen, string Words, bool IsLong, bool IsCut = false)
{
    /// <summary>A list of five thousand schools weighs three quarters of a megabyte, and nobody finds theirs in it.</summary>
    public const int MostListed = 100;

    /// <summary>Of schools that were read anyway.</summary>
    public static SchoolChoice Among(IReadOnlyCollection<School> schools, Guid? chosen, string words)
    {
        ArgumentNullException.ThrowIfNull(schools);
        ArgumentNullException.ThrowIfNull(words);
        return schools.Count <= MostListed
            ? new SchoolChoice([.. schools.Select(one => (one.Id, one.Name))], chosen, words, IsLong: false)
            : new SchoolChoice([], chosen, words.Length > 0 ? words : schools.FirstOrDefault(one => one.Id == chosen)?.Name ?? "", IsLong: true);
    }
}
