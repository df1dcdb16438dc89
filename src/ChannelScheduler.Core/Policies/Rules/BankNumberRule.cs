using ChannelScheduler.Core.Policies.Information;

namespace ChannelScheduler.Core.Policies.Rules;

/// <summary>A bank card, or a person's account. A school's own account begins otherwise and is public.</summary>
public sealed class BankNumberRule : InformationRule
{
    private const int BikLength = 9;
    private const int BikReach = 200;

    public override string Id => "INF004";

    private protected override void Check(LintContext context, int field, ref List<Finding>? findings)
    {
        var text = context.Fields[field].Text;
        foreach (var (kind, span, _) in context.Numbers.Of(field))
        {
            if (kind == NumberKind.Card || (kind == NumberKind.PersonAccount && !IsRefutedByBik(Near(text, span), DigitText.Of(text, span))))
                Add(context, field, kind == NumberKind.Card ? "card" : "account", span, DigitText.Mask(text, span), ref findings);
        }
    }

    // What belongs together stands together; a bound also keeps the work linear.
    private static string Near(string text, TextSpan span) => text[Math.Max(0, span.Start - BikReach)..Math.Min(text.Length, span.End + BikReach)];

    // With the BIK of a bank beside it, the key tells whether the number is an account at all.
    private static bool IsRefutedByBik(string text, string account)
    {
        var isRefuted = false;
        for (var at = text.IndexOf("БИК", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("БИК", at + 3, StringComparison.OrdinalIgnoreCase))
        {
            var from = text.AsSpan(at).IndexOfAnyInRange('0', '9');
            if (from is < 0 or > 10 || at + from + BikLength > text.Length) continue;
            var bik = text.AsSpan(at + from, BikLength);
            if (bik.ContainsAnyExceptInRange('0', '9')) continue;
            if (CheckDigits.Account(account, bik)) return false;
            isRefuted = true;
        }

        return isRefuted;
    }
}
