namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>Cells that a spreadsheet would run as formulas, made text and back again.</summary>
/// <seealso href="https://owasp.org/www-community/attacks/CSV_Injection"/>
public static class FormulaGuard
{
    private const char Mark = '\'';

    // Full-width forms included: East Asian versions of spreadsheets take them for the narrow ones.
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

    /// <returns>With an apostrophe in front where it begins like a formula; leading blanks would not keep it from being one.</returns>
    public static string Guard(string cell) => LooksRunnable(cell) ? Mark + cell : cell;

    /// <summary>Takes away what <see cref="Guard"/> has put in front.</summary>
    public static string Unguard(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > 1 && cell[0] == Mark && LooksRunnable(cell[1..]) ? cell[1..] : cell;
    }

    // A cell that begins with our own mark gets one more, so that taking one away gives it back.
    private static bool LooksRunnable(string cell)
    {
        var begins = cell.AsSpan().TrimStart([' ', Mark]);
        return begins.Length > 0 && Formulas.Contains(begins[0], StringComparison.Ordinal);
    }
}
