using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChannelScheduler.Core.Channels;
using ChannelScheduler.Infrastructure.Storage;
using ChannelScheduler.Integration.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>What a person does outside our pages: publishes in the network by hand, here in the sandbox.</summary>
internal static class Hands
{
    /// <summary>From now on the school's channels have no working rights: people publish there.</summary>
    public static async Task UseHandsAsync(this SchedulerServer server, TestSchool school)
    {
        await using var db = await server.Services.GetRequiredService<IDbContextFactory<SchedulerDbContext>>().CreateDbContextAsync();
        var id = Guid.Parse(school.Id);
        await db.Channels.Where(one => one.SchoolId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.DeliveryMode, DeliveryMode.ByHand));
    }

    /// <returns>The address that the network shows.</returns>
    public static async Task<string> PublishInMaxAsync(this SchedulerServer server, TestSchool school, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/sandbox/api/max/messages?chat_id={school.MaxExternalId}") { Content = JsonContent.Create(new { text }) };
        request.Headers.TryAddWithoutValidation("Authorization", Token(school.MaxTokens, "bot"));
        using var response = await server.Http.SendAsync(request);
        var body = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        return JsonNode.Parse(body)!["message"]!["url"]!.ToString();
    }

    /// <returns>The address that the network shows.</returns>
    public static async Task<string> PublishInVkAsync(this SchedulerServer server, TestSchool school, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/api/vk/method/wall.post")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["owner_id"] = "-" + school.VkExternalId, ["from_group"] = "1", ["message"] = text, ["v"] = "5.199" }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(school.VkTokens, "community"));
        using var response = await server.Http.SendAsync(request);
        var body = JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!;
        return string.Create(CultureInfo.InvariantCulture, $"https://vk.com/wall-{school.VkExternalId}_{body["response"]!["post_id"]}");
    }

    /// <summary>The value of one of the tokens that the sandbox gave.</summary>
    public static string Token(object? tokens, string kind) => System.Text.Json.JsonSerializer.SerializeToNode(tokens)![kind]!["value"]!.ToString();
}
