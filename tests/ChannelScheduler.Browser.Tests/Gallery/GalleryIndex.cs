using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ChannelScheduler.Browser.Tests.Gallery;

/// <summary>One page with all pictures beside each other: <c>screenshots/index.html</c> in the tests' output folder.</summary>
internal static partial class GalleryIndex
{
    public static void Write(string folder)
    {
        if (!Directory.Exists(folder)) return;
        var pages = Directory.EnumerateFiles(folder, "*.png").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)
            .GroupBy(file => Screen().Replace(file, ""));
        var html = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Pages</title><style>body{font-family:system-ui;margin:1rem}section{border-top:1px solid #999}"
            + "div{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}img{width:20rem;border:1px solid #ccc}figure{margin:0}</style>");
        foreach (var page in pages)
        {
            html.Append("<section><h2>").Append(WebUtility.HtmlEncode(page.Key)).Append("</h2><div>");
            foreach (var file in page)
            {
                var name = WebUtility.HtmlEncode(file);
                html.Append("<figure><a href=\"").Append(name).Append("\"><img loading=\"lazy\" src=\"").Append(name).Append("\" alt=\"\"></a><figcaption>").Append(name).Append("</figcaption></figure>");
            }
            html.Append("</div></section>");
        }
        File.WriteAllText(Path.Combine(folder, "index.html"), html.ToString());
    }

    [GeneratedRegex("-(ru|en)-[0-9]+(-dark)?\\.png$")]
    private static partial Regex Screen();
}
