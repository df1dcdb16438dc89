namespace ChannelScheduler.Core.Appeals;

/// <summary>What support asks for. Which of them an appeal needs says its kind in <c>policies/appeals.yaml</c>.</summary>
public enum AppealPart
{
    /// <summary>The organisation's name and INN.</summary>
    Organisation,

    /// <summary>The organisation's ID on the platform for partners.</summary>
    PlatformId,

    /// <summary>The number that the cabinet was verified with.</summary>
    CabinetPhone,

    /// <summary>What is wrong, and what was tried already.</summary>
    Problem,

    /// <summary>Who writes: full name, organisation, post or form.</summary>
    Person,

    /// <summary>The number of the account.</summary>
    Phone,

    /// <summary>What was done before the account was blocked.</summary>
    Actions,

    /// <summary>Pictures or a video that show it.</summary>
    Evidence,
}
