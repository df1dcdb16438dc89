using System.Buffers;

namespace ChannelScheduler.Core.Policies.Information;

/// <summary>Handles of organisations' MAX channels written in a text: <c>@id…_gos</c>, <c>max.ru/id…_biz</c>, or bare with the digits of an INN.</summary>
internal static class HandleFinder
{
    // An INN with a digit too few or too many is still meant as one; "id5_gos" is not.
    private const int FewestDigits = 8;
    private const int MostDigits = 16;

    private static readonly SearchValues<string> Suffixes = SearchValues.Create(["_gos", "_biz"], StringComparison.OrdinalIgnoreCase);

    /// <returns>Each handle without what leads to it: <c>id…_gos</c>.</returns>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        List<TextSpan>? found = null;
        for (var at = text.AsSpan().IndexOfAny(Suffixes); at >= 0;)
        {
            var end = at + "_gos".Length;
            var digits = at;
            while (digits > 0 && at - digits <= MostDigits && char.IsAsciiDigit(text[digits - 1])) digits--;
            if (at - digits is >= FewestDigits and <= MostDigits && IsId(text, digits) && (end == text.Length || !IsPartOfName(text[end]))) (found ??= []).Add(TextSpan.FromBounds(digits - 2, end));
            var next = text.AsSpan(end).IndexOfAny(Suffixes);
            at = next < 0 ? next : end + next;
        }

        return found ?? (IReadOnlyList<TextSpan>)[];
    }

    // Percent escapes of a redirector stand before it too: "%2Fid…".
    private static bool IsId(string text, int digits) =>
        digits >= 2 && text[digits - 1] is 'd' or 'D' && text[digits - 2] is 'i' or 'I'
        && (digits == 2 || !IsPartOfName(text[digits - 3]) || (digits >= 5 && text[digits - 5] == '%'));

    private static bool IsPartOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
