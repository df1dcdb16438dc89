using System.Net.Http.Json;
using System.Text.Json;
using ChannelScheduler.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Sandbox;

public sealed class VkPrefixTests
{
    [Fact]
    public async Task Under_a_prefix_addresses_in_answers_carry_it()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions());
        await using var app = builder.Build();
        app.MapVkSandbox("/sandbox/vk");
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        var answer = await http.GetFromJsonAsync<JsonElement>(
            $"/sandbox/vk/method/photos.getWallUploadServer?v=5.199&group_id=200000001&access_token={SandboxSeed.VkUserToken}");

        var address = answer.GetProperty("response").GetProperty("upload_url").GetString()!;
        Assert.StartsWith(app.Urls.First() + "/sandbox/vk/upload/", address, StringComparison.Ordinal);
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "nothing" } };
        using var uploaded = await http.PostAsync(new Uri(address), empty);
        Assert.Equal("[]", (await uploaded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("photo").GetString());
    }
}
