using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Pages.FirstSteps;

internal static class FirstStepsTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Pages.FirstSteps.FirstStepsTexts", typeof(FirstStepsTexts).Assembly);

    public static string Get(string key, params object?[] values) => Catalog.Get(key, values);
}
