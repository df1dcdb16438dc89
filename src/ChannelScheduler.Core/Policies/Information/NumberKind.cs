namespace ChannelScheduler.Core.Policies.Information;

/// <summary>What the digits of a number make it look like; whether words around it agree is for the rules to say.</summary>
internal enum NumberKind
{
    /// <summary>A mobile telephone number, written as one.</summary>
    Mobile,

    /// <summary>Ten digits in a row that begin like one.</summary>
    BareMobile,

    /// <summary>A number of another country, with its plus.</summary>
    ForeignPhone,

    /// <summary>Written 000-000-000 00, with the right check sum.</summary>
    Snils,

    /// <summary>Eleven digits in a row with the right check sum: any number may be so by chance.</summary>
    BareSnils,

    /// <summary>Twelve digits with the right check digits.</summary>
    PersonInn,

    /// <summary>A bank card's known beginning, grouping and check digit.</summary>
    Card,

    /// <summary>Twenty digits that begin as a person's account.</summary>
    PersonAccount,
}

/// <param name="Span">From the first digit, its plus or bracket, to the last digit.</param>
/// <param name="IsSnils">Eleven digits that also have the check sum of a SNILS.</param>
internal readonly record struct FoundNumber(NumberKind Kind, TextSpan Span, bool IsSnils = false);
