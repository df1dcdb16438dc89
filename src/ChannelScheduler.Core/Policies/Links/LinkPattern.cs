using System.Globalization;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Core.Policies.Links;

/// <summary>
/// Compiles an admin's regular expression. One that never backtracks takes linear time in the text, but counted repeats unfold into states, and nested ones multiply.
/// </summary>
internal static class LinkPattern
{
    private const int LongestPattern = 500;
    private const int MostRepeats = 10_000;

    /// <exception cref="ArgumentException">It does not compile, needs backtracking, or is too costly.</exception>
    public static Regex Compile(string pattern, RegexOptions options)
    {
        if (pattern.Length > LongestPattern) throw new ArgumentException(PolicyYaml.Reason("PatternTooLong", LongestPattern).ToString());
        if (Repeats(pattern) > MostRepeats) throw new ArgumentException(PolicyYaml.Reason("PatternTooCostly", MostRepeats).ToString());
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException exception)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    // All the numbers in braces multiplied, as if each stood inside the one before: too many by far, and never too few.
    private static long Repeats(string pattern)
    {
        var product = 1L;
        for (var open = pattern.IndexOf('{', StringComparison.Ordinal); open >= 0 && product <= MostRepeats; open = pattern.IndexOf('{', open + 1))
        {
            var close = pattern.IndexOf('}', open);
            if (close < 0) break;
            var last = pattern.AsSpan(open + 1, close - open - 1);
            last = last[(last.LastIndexOf(',') + 1)..];
            if (int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 1) product *= Math.Min(count, MostRepeats + 1);
        }

        return product;
    }
}
