using ChannelScheduler.Core.Channels;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Sandbox;
using ChannelScheduler.Web.Api.Contracts;
using ChannelScheduler.Web.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace ChannelScheduler.Web.Channels;

/// <summary>Channels of the sandbox for a school that has none: nobody reads them, and nothing has to be applied for.</summary>
/// <param name="worlds">Empty while the sandbox is off.</param>
public sealed class SandboxChannels(IEnumerable<ISandboxWorld> worlds, ChannelRegistration registration, SchedulerDbContext db, Actor actor)
{
    private static readonly ChannelKind[] Kinds = Enum.GetValues<ChannelKind>();

    /// <exception cref="RefusedException">The sandbox is off.</exception>
    public async Task AddAsync(School school, CancellationToken cancellationToken)
    {
        if (!worlds.Any()) throw new RefusedException(RefusalKind.Invalid, "SandboxOff");
        var there = await db.Channels.Where(one => one.SchoolId == school.Id).Select(one => one.Kind).ToListAsync(cancellationToken);
        foreach (var kind in Kinds.Except(there))
        {
            var world = worlds.Single(one => one.Network == (kind == ChannelKind.Gospublic ? SandboxNetworks.Vk : SandboxNetworks.Max));
            var channel = Find(world, kind, school) ?? world.CreateChannel(new SandboxChannelRequest(world.Network, Handle: HandleOf(kind, school), Title: school.Name, Public: kind.IsPublic()));
            var tokens = world.Tokens(channel.ExternalId).Select(token => (Kind: KindOf(token.Kind), token.Value)).Where(token => token.Kind is not null).DistinctBy(token => token.Kind)
                .ToDictionary(token => token.Kind!.Value, token => new TokenRequest(token.Value));
            var name = ApiTexts.Get("InSandbox", ApiTexts.Get("ChannelName." + kind));
            await registration.AddAsync(new ChannelRequest(kind, name, channel.ExternalId, school.Id, channel.Handle, Tokens: tokens), school, actor.Id, cancellationToken);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    // The stand-in keeps its channels in files of its own: after a press that was undone, this one's is there already.
    private static ReaderChannel? Find(ISandboxWorld world, ChannelKind kind, School school) =>
        HandleOf(kind, school) is { } handle ? world.Channels().FirstOrDefault(one => one.Handle == handle) : null;

    private static string? HandleOf(ChannelKind kind, School school) => kind == ChannelKind.MaxPublic ? $"id{school.Inn}_gos" : null;

    private static ChannelTokenKind? KindOf(string name) => Enum.TryParse<ChannelTokenKind>(name, ignoreCase: true, out var kind) ? kind : null;
}
