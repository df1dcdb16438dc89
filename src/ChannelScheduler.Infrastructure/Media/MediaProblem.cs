using System.Globalization;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Media;

/// <summary>Why a picture is refused.</summary>
/// <param name="Code">Stable; the key of its text.</param>
/// <param name="Args">What the text fills in.</param>
public sealed record MediaProblem(string Code, params object[] Args)
{
    public const string Empty = "empty";
    public const string TooLarge = "too-large";
    public const string NotAPicture = "not-a-picture";
    public const string FormatNotTaken = "format-not-taken";
    public const string Broken = "broken";
    public const string SideTooLong = "side-too-long";
    public const string SidesTooLong = "sides-too-long";
    public const string TooNarrow = "too-narrow";

    public static readonly IReadOnlyList<string> Codes = [Empty, TooLarge, NotAPicture, FormatNotTaken, Broken, SideTooLong, SidesTooLong, TooNarrow];

    public static readonly TextCatalog Texts = new(typeof(MediaProblem).Namespace + ".MediaTexts", typeof(MediaProblem).Assembly);

    /// <summary>What happened, why, and what to do now.</summary>
    public string Describe(CultureInfo culture) =>
        Texts.Get(culture, Code, [.. Args.Select(arg => arg is FileKind kind ? Texts.Get(culture, "kind." + kind) : arg)]);
}
