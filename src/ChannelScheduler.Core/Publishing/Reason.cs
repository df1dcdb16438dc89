using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Publishing;

/// <summary>
/// Why a publication is where it is, and what to do now: a key into <see cref="PublishingTexts"/> with its values.
/// Stored as key and values, so that each reader gets it in their language.
/// </summary>
public sealed record Reason(string Code, IReadOnlyList<string> Values)
{
    public Reason(string code, params string[] values) : this(code, (IReadOnlyList<string>)values) { }

    private const string Nameless = "NoCode";

    // Refusals that name the network's code first; it does not always give one, and brackets with nothing in them read as a fault of ours.
    private static readonly string[] WithCode = ["FailedRefused", "RetryRefused"];

    public string ToText(CultureInfo culture) =>
        PublishingTexts.Catalog.Get(culture, Values is ["", ..] && WithCode.Contains(Code) ? Code + Nameless : Code, [.. Values]);

    public override string ToString() => $"{Code}({string.Join(", ", Values)})";
}

/// <summary>Reasons and notifications, in PublishingTexts.resx.</summary>
public static class PublishingTexts
{
    public static readonly TextCatalog Catalog = new("ChannelScheduler.Core.Publishing.PublishingTexts", typeof(PublishingTexts).Assembly);
}
