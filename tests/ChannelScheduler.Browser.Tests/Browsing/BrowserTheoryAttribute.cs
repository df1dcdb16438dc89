using Xunit;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary><see cref="BrowserFactAttribute"/> for a table.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Missing;
}
