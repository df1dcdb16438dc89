namespace ChannelScheduler.Core.Publishing;

/// <summary>What keeps a publication on hold.</summary>
public enum HoldCause
{
    /// <summary>MAX failed, was missed, cancelled or withdrawn.</summary>
    Predecessor,

    /// <summary>What would go out is not what was approved.</summary>
    Approval,

    /// <summary>The linter blocks it.</summary>
    Policy,

    /// <summary>The channel is stopped: authorisation, captcha, lost rights.</summary>
    Channel,
}
