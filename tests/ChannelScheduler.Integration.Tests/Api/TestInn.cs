using System.Globalization;

namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>INNs of the fictional region 00, with right check digits.</summary>
internal static class TestInn
{
    private static readonly int[] Weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    private static int _next = 10_000;

    public static string Next()
    {
        var digits = Interlocked.Increment(ref _next).ToString("D9", CultureInfo.InvariantCulture);
        var check = digits.Select((digit, index) => (digit - '0') * Weights[index]).Sum() % 11 % 10;
        return digits + check.ToString(CultureInfo.InvariantCulture);
    }
}
