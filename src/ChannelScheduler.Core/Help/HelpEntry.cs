using ChannelScheduler.Core.Policies;

namespace ChannelScheduler.Core.Help;

/// <summary>A question and its answer.</summary>
/// <param name="Id">Stable: its address is <c>/help/&lt;id&gt;</c>.</param>
/// <param name="Topic">The topic's id.</param>
/// <param name="AskRu">Other words in which people ask this, for the search.</param>
/// <param name="Answer">Markdown, see <see cref="HelpMarkdown"/>.</param>
/// <param name="Slide">The slide of "Сферум в МАХ: ответы на вопросы" that the answer is from, by its title.</param>
public sealed record HelpEntry(string Id, string Topic, PolicyText Question, IReadOnlyList<string> AskRu, IReadOnlyList<string> AskEn, PolicyText Answer, string Slide)
{
    /// <summary>When the answer was known to be so; null when that is not said.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The last day on which the answer can be relied on; null for answers that don't age.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Pages where the answer is acted on.</summary>
    public IReadOnlyList<HelpLink> Links { get; init; } = [];

    /// <summary>Ids of the policy rules whose findings lead here.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The region whose pack words this entry; null when it is the general one.</summary>
    public string? Region { get; init; }

    /// <summary>Null for the delivered text.</summary>
    public HelpEdit? Edit { get; init; }

    /// <summary>The term is over, and nobody has looked at the answer since.</summary>
    public bool IsStale(DateOnly today) => Until < today;
}

/// <param name="To">A path of this program, or an https address.</param>
public sealed record HelpLink(string To, PolicyText Text);
