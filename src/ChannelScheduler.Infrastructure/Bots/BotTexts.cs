using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Infrastructure.Bots;

/// <summary>What the bot says, in BotTexts.resx.</summary>
public static class BotTexts
{
    public static TextCatalog Catalog { get; } = new(typeof(BotTexts).FullName!, typeof(BotTexts).Assembly);
}
