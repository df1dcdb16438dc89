using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Sandbox;

namespace ChannelScheduler.Web.Hosting;

/// <summary>The fictional school of a first start: three sandbox channels, ready to try. Its INN's region 00 does not exist.</summary>
internal static class SandboxSchool
{
    public static void Add(SchedulerDbContext db, IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().TruncateToMilliseconds();
        var secrets = services.GetRequiredService<ISecretProtector>();
        var school = new School
        {
            Id = Guid.CreateVersion7(now),
            Name = "Школа № 1 (пример)",
            Inn = SandboxSeed.SchoolInn,
            Region = "00",
            TimeZone = "Europe/Moscow",
            QuietHours = QuietHours.Default,
            CreatedAt = now,
        };
        db.Schools.Add(school);
        Channel Make(ChannelKind kind, string name, string? handle, long externalId, params (ChannelTokenKind Kind, string Value)[] tokens)
        {
            var channel = new Channel
            {
                Id = Guid.CreateVersion7(now),
                SchoolId = school.Id,
                Kind = kind,
                Network = kind.NetworkOf(),
                Name = name,
                Handle = handle,
                ExternalId = externalId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Environment = ChannelEnvironment.Sandbox,
                CreatedAt = now,
            };
            channel.Tokens.AddRange(tokens.Select(token => new ChannelToken { Id = Guid.CreateVersion7(now), ChannelId = channel.Id, Kind = token.Kind, ProtectedValue = secrets.Protect(token.Value) }));
            return channel;
        }

        db.Channels.AddRange(
            Make(ChannelKind.MaxPublic, "Канал школы в MAX (песочница)", SandboxSeed.MaxPublicHandle, SandboxSeed.MaxPublicChatId, (ChannelTokenKind.Bot, SandboxSeed.MaxBotToken)),
            Make(ChannelKind.Gospublic, "Госпаблик школы (песочница)", SandboxSeed.VkScreenName, SandboxSeed.VkGroupId,
                (ChannelTokenKind.Community, SandboxSeed.VkCommunityToken), (ChannelTokenKind.User, SandboxSeed.VkUserToken), (ChannelTokenKind.Service, SandboxSeed.VkServiceToken)),
            Make(ChannelKind.SferumClosed, "Закрытый канал Сферума (песочница)", null, SandboxSeed.MaxClosedChatId, (ChannelTokenKind.Bot, SandboxSeed.MaxBotToken)));
    }
}
