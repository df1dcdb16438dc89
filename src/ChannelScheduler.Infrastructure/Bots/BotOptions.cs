namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>The section <c>Bots</c>: how what people write to a school's bot in MAX gets here.</summary>
public sealed class BotOptions
{
    public const string Section = "Bots";

    /// <summary>
    /// Asking is the default, since a school's computer has no public address; MAX means it for development (https://dev.max.ru/docs-api/methods/GET/updates).
    /// </summary>
    public BotEvents Events { get; set; } = BotEvents.Polling;

    /// <summary>
    /// Where people, and with <see cref="BotEvents.Webhook"/> MAX, reach the program, e.g. <c>https://posts.example.org</c>; <c>Mail:PublicUrl</c> unless said.
    /// Without it messages carry no links. MAX takes https on port 443 only.
    /// </summary>
    public Uri? PublicUrl { get; set; }
}

public enum BotEvents
{
    /// <summary>The program asks MAX and waits for the answer: no address, no open port.</summary>
    Polling,

    /// <summary>MAX calls the program.</summary>
    Webhook,
}
