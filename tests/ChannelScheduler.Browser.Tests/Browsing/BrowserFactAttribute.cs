using Xunit;

namespace ChannelScheduler.Browser.Tests.Browsing;

/// <summary>A test that needs a browser. On a machine without one it is left out, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Missing;
}
