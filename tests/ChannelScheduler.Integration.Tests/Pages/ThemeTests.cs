using ChannelScheduler.Integration.Tests.Api;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages;

/// <summary>Colours are chosen once and are right in the first paint: the server writes them into the page.</summary>
[Collection(ApiCollection.Name)]
public sealed class ThemeTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("dark", " data-theme=\"dark\"", "content=\"dark\"")]
    [InlineData("light", " data-theme=\"light\"", "content=\"light\"")]
    [InlineData("auto", "", "content=\"light dark\"")]
    [InlineData("nonsense", "", "content=\"light dark\"")]
    public async Task The_chosen_colours_stand_in_the_page_itself(string chosen, string attribute, string meta)
    {
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync($"/theme?to={chosen}&back=/sign-in");
        Assert.Equal("/sign-in", browser.Path);
        Assert.Contains($"<html lang=\"ru\"{attribute}>", browser.Html, StringComparison.Ordinal);
        Assert.Contains(meta, browser.Html, StringComparison.Ordinal);
        await browser.OpenAsync("/");
        Assert.Contains($"<html lang=\"ru\"{attribute}>", browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    public async Task The_choice_leads_back_to_our_own_pages_only(string back)
    {
        using var browser = new PageClient(fixture.Server.Address);
        await browser.OpenAsync("/theme?to=dark&back=" + Uri.EscapeDataString(back));
        Assert.Equal("/", browser.Path);
    }
}
