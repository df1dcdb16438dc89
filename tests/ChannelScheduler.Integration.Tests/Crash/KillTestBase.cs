using ChannelScheduler.CrashHost;
using ChannelScheduler.Testing.Server;

namespace ChannelScheduler.Integration.Tests.Crash;

/// <summary>One post to both networks; the program dies at one step of one network and is started again.</summary>
public abstract class KillTestBase
{
    private protected static async Task<KilledPost> RunAsync(KillStep step, string network, bool canReadVk = true)
    {
        await using var world = await CrashWorld.StartAsync($"{step}:{network}", canReadVk);
        var post = await world.WriteAsync("День открытых дверей");
        try
        {
            await world.Api.ApproveAsync(post);
        }
        catch (HttpRequestException)
        {
            // It may die before it can answer the approval; what counts is that the approval was committed.
        }
        await world.Process.DiedAsync(CrashWorld.Patience);
        await world.StartProgramAsync();

        var id = post.GetProperty("id").GetGuid();
        var publications = await Eventually.GetAsync(
            async () => (await world.Api.GetAsync($"posts/{id}")).GetProperty("publications").EnumerateArray().Select(one => new PublicationView(one)).ToList(),
            all => all.TrueForAll(one => one.Status == "published" || one.WaitsForPerson),
            CrashWorld.Patience, all => string.Join(", ", all) + "\n" + world.Process.Output);
        var told = (await world.Api.ListAsync("notifications")).Where(one => one.GetProperty("publicationId").ValueKind == System.Text.Json.JsonValueKind.String)
            .Select(one => (one.GetProperty("publicationId").GetGuid(), one.GetProperty("code").GetString()!)).ToList();
        var (max, vk) = (publications.Single(one => one.Kind == "maxPublic"), publications.Single(one => one.Kind == "gospublic"));
        return new KilledPost(max, vk, (await world.MaxPostsAsync()).Count, (await world.VkPostsAsync()).Count, told);
    }

    /// <param name="Told">Which publication people were told of, with the message's code.</param>
    private protected sealed record KilledPost(PublicationView Max, PublicationView Vk, int InMax, int InVk, IReadOnlyList<(Guid PublicationId, string Code)> Told);
}
