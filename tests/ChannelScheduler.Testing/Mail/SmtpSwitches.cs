using System.Collections.Concurrent;

namespace ChannelScheduler.Testing.Mail;

/// <summary>What the fake mail server does wrong; may be changed while it runs.</summary>
public sealed class SmtpSwitches
{
    public bool RefuseSignIn { get; set; }

    /// <summary>Takes a message to its end, then cuts the connection instead of answering.</summary>
    public bool CutAtMessage { get; set; }

    /// <summary>Takes connections and says nothing.</summary>
    public bool Silent { get; set; }

    /// <summary>The reply to a recipient instead of 250, by address: <c>550</c> refuses for good, <c>450</c> for now.</summary>
    public ConcurrentDictionary<string, int> Recipients { get; } = new(StringComparer.OrdinalIgnoreCase);
}
