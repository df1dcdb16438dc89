using System.Text.Json;
using ChannelScheduler.CrashHost;
using ChannelScheduler.Testing.Server;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>One post to both networks; the program dies in a publish and is started again. Two classes, so that they run beside each other.</summary>
public abstract class KillTestBase
{
    /// <param name="killAt">Where each life ends, <c>step:network</c>; the life after the last one goes on to the end.</param>
    private protected static async Task<KilledPost> RunAsync(bool canReadVk, params string[] killAt)
    {
        await using var world = await CrashWorld.StartAsync(killAt[0], canReadVk);
        var post = await world.WriteAsync("День открытых дверей");
        try
        {
            await world.Api.ApproveAsync(post);
        }
        catch (HttpRequestException)
        {
            // It may die before it can answer the approval; what counts is that the approval was committed.
        }
        foreach (var next in killAt.Skip(1).Append(null))
        {
            await world.Process.DiedAsync(CrashWorld.Patience);
            await world.StartProgramAsync(next);
        }
        return await EndOfAsync(world, post.GetProperty("id").GetGuid());
    }

    /// <summary>The step in both publishes of one post, one after the other: first MAX dies, then its follower.</summary>
    private protected static Task<KilledPost> RunAsync(KillStep step) => RunAsync(canReadVk: true, $"{step}:Max", $"{step}:Vk");

    private static async Task<KilledPost> EndOfAsync(CrashWorld world, Guid postId)
    {
        var publications = await Eventually.GetAsync(
            async () => (await world.Api.GetAsync($"posts/{postId}")).GetProperty("publications").EnumerateArray().Select(one => new PublicationView(one)).ToList(),
            all => all.TrueForAll(one => one.Status == "published" || one.WaitsForPerson),
            CrashWorld.Patience, all => string.Join(", ", all) + "\n" + world.Process.Output);
        var told = (await world.Api.ListAsync("notifications"))
            .Where(one => one.GetProperty("publicationId").ValueKind == JsonValueKind.String)
            .Select(one => (one.GetProperty("publicationId").GetGuid(), one.GetProperty("code").GetString()!)).ToList();
        var (max, vk) = (publications.Single(one => one.Kind == "maxPublic"), publications.Single(one => one.Kind == "gospublic"));
        return new KilledPost(max, vk, (await world.MaxPostsAsync()).Count, (await world.VkPostsAsync()).Count, told);
    }

    /// <param name="Told">Which publication people were told of, with the message's code.</param>
    private protected sealed record KilledPost(PublicationView Max, PublicationView Vk, int InMax, int InVk, IReadOnlyList<(Guid PublicationId, string Code)> Told);
}
