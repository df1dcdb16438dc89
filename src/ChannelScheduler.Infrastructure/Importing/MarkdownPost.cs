using ChannelScheduler.Core.Policies.Yaml;
using ChannelScheduler.Core.Posts.Importing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ChannelScheduler.Infrastructure.Importing;

/// <summary>
/// A post as a file, in the form of the command line: Markdown, with front matter <c>title</c>, <c>publishAt</c>, <c>channels</c>; here also <c>gospublic</c>. A title that is missing is the
/// text's first heading, else the file's name.
/// </summary>
internal static class MarkdownPost
{
    private static readonly string[] Keys = [ImportColumns.Title, ImportColumns.When, ImportColumns.Channels, ImportColumns.Gospublic];

    public static ImportLine Read(int number, string name, string text, LineReader reader)
    {
        var errors = new List<LineError>();
        var (head, body) = Split(text.ReplaceLineEndings("\n"), errors);
        var values = Values(head, errors);
        if (!values.ContainsKey(ImportColumns.Title)) (values[ImportColumns.Title], body) = TitleOf(name, body);
        values[ImportColumns.Text] = body;
        return reader.Read(number, name, values, column => column, values, errors);
    }

    private static (string Head, string Body) Split(string text, List<LineError> errors)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines[0].TrimEnd() != "---") return ("", string.Join('\n', lines));
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() is "---" or "...");
        if (end > 0) return (string.Join('\n', lines[1..end]), string.Join('\n', lines[(end + 1)..]));
        errors.Add(new LineError(null, ImportTexts.Get("YamlOpen")));
        return ("", string.Join('\n', lines[1..]));
    }

    private static Dictionary<string, string> Values(string yaml, List<LineError> errors)
    {
        var values = new Dictionary<string, string>();
        try
        {
            YamlLimits.Check(yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root) return values;
            foreach (var key in Keys)
            {
                if (root.Children.TryGetValue(key, out var node) && Text(node) is { } value) values[key] = value;
            }
        }
        catch (YamlException broken)
        {
            // The line "---" comes before the YAML.
            errors.Add(new LineError(null, ImportTexts.Get("YamlBad", broken.Start.Line + 1, broken.InnerException?.Message ?? broken.Message)));
        }
        return values;
    }

    // A channel may be a word or {kind, handle, inn}: the school's own channels are known here.
    private static string? Text(YamlNode node) => node switch
    {
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode list => string.Join(", ", list.Children.Select(Text)),
        YamlMappingNode map when map.Children.TryGetValue("kind", out var kind) => Text(kind),
        _ => null,
    };

    private static (string Title, string Body) TitleOf(string name, string body)
    {
        var text = body.TrimStart();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var first = (end < 0 ? text : text[..end]).Trim();
        return first.StartsWith("# ", StringComparison.Ordinal) ? (first[2..].Trim(), end < 0 ? "" : text[end..]) : (Path.GetFileNameWithoutExtension(name), body);
    }
}
