using ChannelScheduler.Testing.Server;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>One person at one screen.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    /// <summary>A page and all it loads, on a slow line.</summary>
    private const int HeaviestPage = 300_000;

    private static readonly AxeRunOptions Wcag22AA = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

    private static readonly AxeRunOptions AllButContrast = new()
    {
        RunOnly = Wcag22AA.RunOnly, ResultTypes = Wcag22AA.ResultTypes, Rules = new Dictionary<string, RuleOptions> { ["color-contrast"] = new() { Enabled = false } },
    };

    private static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations] };

    private readonly IBrowserContext _context;
    private readonly Traffic _traffic;
    private Screen _screen;

    private Visitor(IBrowserContext context, IPage page, Screen screen)
    {
        (_context, Page, _screen) = (context, page, screen);
        _traffic = new Traffic(context);
        page.SetDefaultTimeout(15_000);
    }

    public IPage Page { get; }

    /// <summary>Where pictures lie.</summary>
    public static string Pictures => Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static async Task<Visitor> ComeAsync(IBrowser browser, Screen screen, Uri server)
    {
        var context = await browser.NewContextAsync(screen.Options(server));
        return new Visitor(context, await context.NewPageAsync(), screen);
    }

    /// <returns>The answer's HTTP status.</returns>
    public async Task<int> OpenAsync(string path)
    {
        _traffic.StartPage();
        var answer = await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return answer!.Status;
    }

    /// <summary>Presses the button or link of this name, and waits for the page that it leads to.</summary>
    public Task PressAsync(string name) => PressInAsync("main", name);

    /// <summary>Follows the link or button inside this part of the page; the menu of a phone is unfolded first.</summary>
    public async Task PressInAsync(string selector, string name)
    {
        if (selector is "header" or "nav" && await Page.IsVisibleAsync(".open-menu")) await Page.ClickAsync(".open-menu");
        var part = Page.Locator(selector);
        await LeaveAsync(part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Or(part.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).First);
    }

    /// <summary>From here on the page of the second factor shows its code.</summary>
    public async Task StartSecondFactorAsync()
    {
        await OpenAsync("/account");
        await LeaveAsync(Page.Locator("form[action='/account/second-factor/start'] button"));
    }

    /// <summary>Presses the first button of the page's first form.</summary>
    public Task SendFormAsync() => LeaveAsync(Page.Locator("main form button").First);

    /// <summary>Opens a folded part of the page.</summary>
    public Task UnfoldAsync(string summary) => Page.Locator("main summary", new() { HasText = summary }).First.ClickAsync();

    public Task FillAsync(string field, string value) => Page.FillAsync($"main [name={field}]", value);

    public Task<string> TextAsync() => Page.InnerTextAsync("main");

    /// <summary>The same page at another width or in other colours.</summary>
    public async Task TurnAsync(Screen screen)
    {
        _screen = screen;
        var options = screen.Options(new Uri(Page.Url));
        await Page.SetViewportSizeAsync(options.ViewportSize!.Width, options.ViewportSize.Height);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = options.ColorScheme, ReducedMotion = options.ReducedMotion });
    }

    /// <summary>What every page of ours is asked for, and its picture <c>screenshots/NAME-SCREEN.png</c> beside the test's assembly.</summary>
    public async Task LookAsync(string name)
    {
        await TakePictureAsync(name);
        await CheckAsync(name);
    }

    /// <summary>What every page of ours is asked for, without a picture.</summary>
    public async Task CheckAsync(string name, bool withContrast = true)
    {
        await CheckAxeAsync(name, withContrast ? Wcag22AA : AllButContrast);
        await CheckWidthAsync(name);
        await CheckTrafficAsync(name);
        var weight = await _traffic.WeightAsync();
        Assert.True(weight < HeaviestPage, $"{name} weighs {weight} bytes.");
    }

    /// <summary>For other colours of a page that was checked already.</summary>
    public Task CheckContrastAsync(string name) => CheckAxeAsync(name, Contrast);

    /// <summary>For a page that is not ours: no more than what its readers need.</summary>
    public Task CheckAxeAsync(string name) => CheckAxeAsync(name, Wcag22AA);

    /// <summary>Nothing has to be scrolled sideways.</summary>
    public async Task CheckWidthAsync(string name)
    {
        var tooWide = await Page.EvaluateAsync<string[]>(TooWide);
        Assert.True(tooWide.Length == 0, $"{name} is wider than a screen of {_screen.Width} px: " + string.Join(" | ", tooWide));
    }

    /// <summary>The picture, nothing from elsewhere and no error: for pages that are not ours, and where all else was looked at already.</summary>
    public async Task GlanceAsync(string name)
    {
        await TakePictureAsync(name);
        await CheckTrafficAsync(name);
    }

    public async Task TakePictureAsync(string name)
    {
        Directory.CreateDirectory(Pictures);
        // A window as high as the page: what stays in view while it is scrolled would stand in the middle of the picture.
        var window = _screen.Options(new Uri(Page.Url)).ViewportSize!;
        var height = await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        await Page.SetViewportSizeAsync(window.Width, Math.Max(window.Height, height));
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"{name}-{_screen.Name}.png") });
        await Page.SetViewportSizeAsync(window.Width, window.Height);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private Task LeaveAsync(ILocator target) => LeaveAsync(() => target.ClickAsync());

    /// <summary>Does what leads to another page, and waits for it.</summary>
    public async Task LeaveAsync(Func<Task> act)
    {
        _traffic.StartPage();
        // A click comes back before the next page is there. The mark tells the page that is left from the one that comes.
        await Page.EvaluateAsync("() => document.documentElement.setAttribute('data-left', '')");
        await act();
        await Page.Locator("html:not([data-left])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Eventually.GetAsync(() => Page.EvaluateAsync<string>("() => document.readyState"), state => state == "complete");
    }

    private Task CheckTrafficAsync(string name)
    {
        Assert.True(_traffic.Outside.Count == 0, $"{name} asked another host: " + string.Join(' ', _traffic.Outside));
        Assert.True(_traffic.Errors.Count == 0, $"{name} has errors: " + string.Join('\n', _traffic.Errors));
        return Task.CompletedTask;
    }

    private async Task CheckAxeAsync(string name, AxeRunOptions options)
    {
        // In a window as tall as the page: a bar that stays at the window's edge covers half of whatever happens to stand there, and nothing once one scrolls.
        var window = Page.ViewportSize!;
        await Page.SetViewportSizeAsync(window.Width, Math.Max(window.Height, await Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")));
        var result = await Page.RunAxe(options);
        await Page.SetViewportSizeAsync(window.Width, window.Height);
        Assert.True(result.Violations.Length == 0, $"{name}, {_screen.Name}: " + string.Join('\n', result.Violations.Select(Describe)));
    }

    // Says which element it is; those that stand in a part that scrolls by itself are meant to.
    private const string TooWide = """
        () => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return ['scrollWidth ' + document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')]
            .filter(one => one.getBoundingClientRect().right > wide + 1 && !one.closest('.scroll')).slice(-3).map(one => one.outerHTML.slice(0, 160))];
        }
        """;

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
