namespace ChannelScheduler.Core.Policies.Information;

/// <summary>The check sums that tell a real number from one that only has its length.</summary>
internal static class CheckDigits
{
    private static readonly int[] AccountWeights = [7, 1, 3];

    /// <summary>Bank cards: ISO/IEC 7812-1.</summary>
    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>SNILS: nine digits weighted 9 to 1, modulo 101 (100 reads as 00). All zeros is a blank form's sample, nobody's number.</summary>
    public static bool Snils(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || !digits[..9].ContainsAnyExcept('0')) return false;
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (digits[i] - '0') * (9 - i);
        return sum % 101 % 100 == ((digits[9] - '0') * 10) + digits[10] - '0';
    }

    /// <summary>
    /// The key of a 20-digit account under a bank's BIK (nine digits): both together, weighted 7, 1, 3, make a multiple of ten. A bank goes in with the last
    /// three digits of its BIK, a settlement centre with 0 and the fifth and sixth; which of them a BIK is can't be told from it, so either is right.
    /// Order of the Central Bank 515 of 8 September 1997.
    /// </summary>
    public static bool Account(ReadOnlySpan<char> account, ReadOnlySpan<char> bik) =>
        bik.Length == 9 && account.Length == 20 && (AccountKey(bik[6..], account) || AccountKey(['0', bik[4], bik[5]], account));

    private static bool AccountKey(ReadOnlySpan<char> bank, ReadOnlySpan<char> account)
    {
        var sum = 0;
        for (var i = 0; i < 23; i++) sum += ((i < 3 ? bank[i] : account[i - 3]) - '0') * AccountWeights[i % 3];
        return sum % 10 == 0;
    }
}
