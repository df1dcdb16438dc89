using System.Collections.Concurrent;
using System.Security.Claims;
using ChannelScheduler.Infrastructure.Storage;

namespace ChannelScheduler.Web.SignIn;

/// <summary>
/// Sessions that somebody has signed out of. The browser forgets its cookie then, but another page of it that keeps a socket would go on showing posts to whoever sits down next. Kept until the program
/// ends, and every socket with it: some bytes for each time that somebody signs out.
/// </summary>
public sealed class EndedSessions(ScheduleChanges changes)
{
    private readonly ConcurrentDictionary<string, bool> _ended = new(StringComparer.Ordinal);

    public bool Has(string? mark) => mark is not null && _ended.ContainsKey(mark);

    /// <summary>From now on nothing is answered to this session, and its open pages hear of it.</summary>
    public void End(ClaimsPrincipal session)
    {
        if (SessionCookie.MarkOf(session) is not { } mark) return;
        _ended[mark] = true;
        changes.Tell(null);
    }
}
