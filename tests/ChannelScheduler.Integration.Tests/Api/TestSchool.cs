namespace ChannelScheduler.Integration.Tests.Api;

/// <summary>A school with its own people and its own two sandbox channels; it has no quiet hours, so that tests pass at night too.</summary>
internal sealed record TestSchool(
    string Id, string Inn, RoleClient PressOfficer, RoleClient ContentAdmin, string MaxId, string VkId, string MaxExternalId, string VkExternalId, string Handle)
{
    /// <summary>The sandbox channel's own tokens, as the API takes them.</summary>
    public object? MaxTokens { get; init; }

    public object? VkTokens { get; init; }

    public object Post(string title, string text, IEnumerable<string>? channels = null, DateTimeOffset? publishAt = null, IEnumerable<string>? media = null, string? photoFallback = null) =>
        new { schoolId = Id, title, text, channelIds = channels ?? [MaxId, VkId], publishAt, mediaIds = media ?? [], photoFallback };

    /// <summary>Written and submitted by the press officer, approved by the content admin.</summary>
    public async Task<string> PublishAsync(object post)
    {
        var id = (await PressOfficer.PostAsync("posts", post)).Must(201).Id;
        (await PressOfficer.ActAsync("posts/" + id, "submit")).Must(200);
        await ApproveAsync(id);
        return id;
    }

    public async Task ApproveAsync(string id)
    {
        var seen = (await ContentAdmin.GetAsync("posts/" + id)).Must(200);
        (await ContentAdmin.PostAsync($"posts/{id}/approve", new { contentHash = seen.Text("contentHash") }, seen.ETag)).Must(200);
    }
}
