using Microsoft.Playwright;
using Xunit;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>Somebody who has no mouse. Wherever the focus comes on its way, it has to be seen.</summary>
internal sealed class Keyboard(Visitor visitor)
{
    // More than any page has.
    private const int Most = 200;

    private const string Script = """
        () => {
          const one = document.activeElement;
          if (!one || one === document.body) return { Name: '', Tag: 'BODY', IsMarked: true, IsSeen: true, IsInMain: false };
          const style = getComputedStyle(one), box = one.getBoundingClientRect();
          const left = Math.max(box.left, 0) + 2, right = Math.min(box.right, innerWidth) - 2, top = Math.max(box.top, 0) + 2, bottom = Math.min(box.bottom, innerHeight) - 2;
          const points = [[left, top], [right, top], [left, bottom], [right, bottom], [(left + right) / 2, (top + bottom) / 2]];
          const isSeen = left < right && top < bottom && points.some(([x, y]) => { const at = document.elementFromPoint(x, y); return at && (one.contains(at) || at.contains(one)); });
          return {
            Name: (one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? '').trim().replace(/\s+/g, ' '),
            Tag: one.tagName, IsMarked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, IsSeen: isSeen, IsInMain: !!one.closest('main'),
          };
        }
        """;

    public Visitor Visitor => visitor;

    private IPage Page => visitor.Page;

    /// <summary>Tab, once.</summary>
    public async Task<Focus> StepAsync()
    {
        await Page.Keyboard.PressAsync("Tab");
        var focus = await Page.EvaluateAsync<Focus>(Script);
        Assert.True(focus.IsMarked, $"Nothing marks the focus on {focus} of {Page.Url}.");
        Assert.True(focus.IsSeen, $"{focus} of {Page.Url} has the focus and is not in view.");
        return focus;
    }

    /// <summary>Tab, until what has this name has the focus.</summary>
    public async Task GoToAsync(string name)
    {
        var passed = new List<string>();
        for (var i = 0; i < Most; i++)
        {
            var focus = await StepAsync();
            if (focus.Name == name) return;
            passed.Add(focus.Name);
        }
        Assert.Fail($"Tab never came to «{name}» on {Page.Url}, only to: " + string.Join(" | ", passed.Distinct()));
    }

    /// <summary>Goes there and presses Enter, which leads to another page.</summary>
    public async Task FollowAsync(string name)
    {
        await GoToAsync(name);
        await EnterAsync();
    }

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Enter, which leads to another page.</summary>
    public Task EnterAsync() => visitor.LeaveAsync(() => Page.Keyboard.PressAsync("Enter"));

    /// <summary>Goes there and types.</summary>
    public async Task TypeAsync(string name, string words)
    {
        await GoToAsync(name);
        await Page.Keyboard.InsertTextAsync(words);
    }

    /// <summary>From the top to the end: everything is passed and nothing holds the focus.</summary>
    /// <returns>How many stops there are.</returns>
    public async Task<int> WalkThroughAsync()
    {
        for (var i = 1; i < Most; i++)
        {
            if ((await StepAsync()).IsNowhere) return i;
        }
        Assert.Fail($"The focus never leaves {Page.Url}.");
        return 0;
    }
}
