using System.Globalization;
using System.Text;

namespace ChannelScheduler.Sandbox;

/// <summary>The reader's pages as plain HTML: no script, no outside address.</summary>
internal sealed class ReaderPage(ReaderTexts texts, string prefix, string? home)
{
    public string List(IEnumerable<ISandboxReaderSource> sources)
    {
        var body = new StringBuilder($"<h1>{Text("ListTitle")}</h1><p>{Text("ListIntro")}</p><ul class=\"channels\">");
        foreach (var source in sources)
        {
            foreach (var channel in source.Channels())
            {
                body.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{prefix}/{source.Network}/{channel.ExternalId}?lang={texts.Language}\">")
                    .Append(CultureInfo.InvariantCulture, $"<span class=\"title\">{Encode(channel.Title)}</span>{Facts(source, channel)}</a></li>");
            }
        }

        body.Append(CultureInfo.InvariantCulture, $"</ul><p><a href=\"{prefix}/people?lang={texts.Language}\">{Text("PeopleLink")}</a></p>");
        return Page(texts["ListTitle"], "", body.ToString());
    }

    public string Channel(ISandboxReaderSource source, ReaderChannel channel)
    {
        var body = new StringBuilder($"<p><a href=\"{prefix}?lang={texts.Language}\">{Text("AllChannels")}</a></p>")
            .Append(CultureInfo.InvariantCulture, $"<header><h1>{Encode(channel.Title)}</h1>{Facts(source, channel)}</header>");
        var posts = source.Posts(channel.ExternalId).Where(p => !p.Deleted).ToList();
        if (posts.Count == 0)
        {
            body.Append(CultureInfo.InvariantCulture, $"<p class=\"empty\">{Text("Empty")}</p>");
        }

        foreach (var post in posts)
        {
            Append(body, post);
        }

        return Page(channel.Title, $"/{source.Network}/{channel.ExternalId}", body.ToString());
    }

    public string NotFound() => Page(texts["NotFound"], "", $"<h1>{Text("NotFound")}</h1><p><a href=\"{prefix}\">{Text("AllChannels")}</a></p>");

    private void Append(StringBuilder body, ReaderPost post)
    {
        body.Append(CultureInfo.InvariantCulture, $"<article id=\"{Encode(post.Id)}\">");
        var photos = post.Attachments.Where(a => a.Type == "image" && a.FileId is not null).ToList();
        if (photos.Count > 0)
        {
            body.Append("<div class=\"photos\">")
                .AppendJoin("", photos.Select((p, i) =>
                    $"<img src=\"{prefix}/files/{p.FileId}\" alt=\"{Encode(texts.Format("Photo", i + 1))}\" loading=\"lazy\">"))
                .Append("</div>");
        }

        body.Append(CultureInfo.InvariantCulture, $"<div class=\"text\">{ReaderText.Render(post.Text, post.Markup)}</div>");
        foreach (var attachment in post.Attachments.Except(photos))
        {
            body.Append(Describe(attachment));
        }

        // As text: it has the real network's form, and there it would lead to nobody or to a stranger.
        var address = post.Url is null ? "" : $"<span>{Encode(post.Url)}</span>";
        var edited = post.EditedAt is null ? "" : $"<span>{Text("Edited")}</span>";
        body.Append(CultureInfo.InvariantCulture, $"<footer><time datetime=\"{post.CreatedAt.UtcDateTime:O}\">{Encode(texts.Time(post.CreatedAt))}</time>")
            .Append(CultureInfo.InvariantCulture, $"{edited}{address}<span>{Encode(texts.Format("Views", post.Views))}</span></footer></article>");
    }

    private string Describe(ReaderAttachment attachment)
    {
        var name = attachment.Type switch
        {
            "video" => texts["Video"],
            "audio" => texts["Audio"],
            "file" => texts.Format("File", attachment.Name ?? ""),
            _ => attachment.Name ?? attachment.Url,
        };
        var (open, close) = ReaderText.Anchor(attachment.Url);
        return name is null ? "" : $"<p class=\"attachment\">{open}{Encode(name)}{close}</p>";
    }

    private string Facts(ISandboxReaderSource source, ReaderChannel channel)
    {
        var network = Text(source.Network == SandboxNetworks.Max ? "NetworkMax" : "NetworkVk");
        var handle = channel.Handle is null ? "" : $"<span>@{Encode(channel.Handle)}</span>";
        return $"<span class=\"facts\"><span>{network}</span><span>{Text(channel.IsPublic ? "Public" : "Closed")}</span>{handle}"
            + $"<span>{Encode(texts.Format("Subscribers", channel.Subscribers))}</span></span>";
    }

    /// <param name="query">What the page's address carries beside the language: encoded, ends with an ampersand.</param>
    public string Page(string title, string path, string body, string query = "") =>
        $"<!DOCTYPE html><html lang=\"{texts.Language}\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\">"
        + $"<title>{Encode(title)}</title><link rel=\"stylesheet\" href=\"{prefix}/reader.css\"></head><body>"
        + $"<p class=\"banner\" role=\"note\">{Text("Banner")}</p><main>{body}</main>"
        + $"<nav>{(home is null ? "" : $"<a href=\"{Encode(home)}\">{Text("Home")}</a> ")}<a href=\"{prefix}{path}?{query}lang={texts.OtherLanguage}\" lang=\"{texts.OtherLanguage}\">{Text("OtherLanguage")}</a></nav></body></html>";

    private string Text(string key) => Encode(texts[key]);

    private static string Encode(string text) => ReaderText.Encode(text);
}
