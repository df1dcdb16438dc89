namespace ChannelScheduler.Core.Publishing;

/// <summary>Whether our clock agrees with the networks'. While it does not, nothing is sent, missed or expired by it.</summary>
public interface IClockTrust
{
    bool IsTrusted { get; }
}
