namespace ChannelScheduler.Core.Bots;

public enum BotButtonKind
{
    Approve,
    Reject,

    /// <summary>Takes the wish to reject back before a reason is written.</summary>
    KeepWaiting,
}

/// <summary>What a button of a prompt carries.</summary>
public sealed record BotButton(string Nonce, BotButtonKind Kind)
{
    private const char Separator = ':';

    /// <summary>Longer is nothing of ours.</summary>
    private const int LongestPayload = 64;

    public string ToPayload() => $"{Nonce}{Separator}{LetterOf(Kind)}";

    /// <returns>Null for anything that no button of ours carries.</returns>
    public static BotButton? Parse(string? payload)
    {
        if (payload is not { Length: > 2 and <= LongestPayload } || payload[^2] != Separator) return null;
        foreach (var kind in Enum.GetValues<BotButtonKind>())
        {
            if (payload[^1] == LetterOf(kind)) return new BotButton(payload[..^2], kind);
        }
        return null;
    }

    private static char LetterOf(BotButtonKind kind) => kind switch
    {
        BotButtonKind.Approve => 'a',
        BotButtonKind.Reject => 'r',
        BotButtonKind.KeepWaiting => 'k',
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
