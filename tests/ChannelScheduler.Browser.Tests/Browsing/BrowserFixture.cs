using ChannelScheduler.Browser.Tests.Gallery;
using ChannelScheduler.Core.Schools;
using ChannelScheduler.Integration.Tests.Api;
using ChannelScheduler.Integration.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>
/// One browser and one running program for all browser tests; each test has a school, people and pages of its own.
/// </summary>
/// <remarks>
/// A walk: take a school (<c>Server.NewSchoolAsync()</c>), sign people in (<c>SignInAsync</c>), click, look at what readers got
/// (<c>Server.SandboxPostsAsync</c>). MAX's follower goes out three seconds later here. <see cref="Visitor.LookAsync"/> on each new page does what
/// every page is asked for: no violation of WCAG 2.2 AA, no error in the console, nothing from another host, not too heavy; and it takes the picture.
/// </remarks>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly List<Visitor> _visitors = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private GalleryWorld? _world;

    internal SchedulerServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Without a browser all tests are left out, and nothing has to start.
        if (Chromium.Path is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Headless = true, Args = Chromium.Flags });
        Server = await SchedulerServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors) await visitor.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Server is not null) await Server.DisposeAsync();
        GalleryIndex.Write(Visitor.Pictures);
    }

    /// <summary>A school in the middle of its work, made once.</summary>
    internal async Task<GalleryWorld> WorldAsync() => _world ??= await GalleryWorld.MakeAsync(Server);

    /// <summary>Somebody who is not signed in, with an empty browser.</summary>
    internal async Task<Visitor> VisitAsync(Screen screen, SchedulerServer? server = null)
    {
        var visitor = await Visitor.ComeAsync(_browser!, screen, (server ?? Server).Address);
        _visitors.Add(visitor);
        return visitor;
    }

    /// <summary>A new person of this role who has signed in on the page, as people do.</summary>
    /// <param name="schoolId">Null means every school.</param>
    internal async Task<Visitor> SignInAsync(Role role, string? schoolId, Screen screen, SchedulerServer? server = null)
    {
        var (email, _) = await (server ?? Server).NewAccountAsync(role, schoolId);
        return await SignInAsync(email, screen, server);
    }

    /// <summary>Somebody who has the usual test password already.</summary>
    internal async Task<Visitor> SignInAsync(string email, Screen screen, SchedulerServer? server = null)
    {
        var visitor = await VisitAsync(screen, server);
        await visitor.OpenAsync("/sign-in");
        await visitor.FillAsync("email", email);
        await visitor.FillAsync("password", People.Password);
        await visitor.SendFormAsync();
        // On a phone it is folded into the menu.
        await visitor.Page.Locator("header .who").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return visitor;
    }
}

/// <summary>All tests of a browser share one, and so run one after another: two at a time would only slow each other down.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
