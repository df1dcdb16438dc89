using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Web.Api.Http;

internal static class ApiTexts
{
    private static readonly TextCatalog Catalog = new("ChannelScheduler.Web.Api.Http.ApiTexts", typeof(ApiTexts).Assembly);

    public static string Get(string code, params object?[] values) => Catalog.Get(code, values);
}
