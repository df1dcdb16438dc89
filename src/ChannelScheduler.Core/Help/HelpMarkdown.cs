using System.Globalization;
using System.Text.RegularExpressions;
using ChannelScheduler.Core.Posts.Rendering;
using ChannelScheduler.Core.Texts;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChannelScheduler.Core.Help;

/// <summary>
/// Answers are Markdown as posts are. Whatever they hold, the HTML is harmless: tags are shown as letters, pictures are not loaded, and a link that is neither a page
/// of this program nor http(s), mail or telephone is only its words.
/// </summary>
public static partial class HelpMarkdown
{
    private const string Entry = "/help/";

    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];

    /// <summary>Headings begin at the second level: the first is the page's own.</summary>
    /// <param name="region">The region that the reader's address asks for: whoever follows a link to another answer stays in it.</param>
    /// <exception cref="ArgumentException">It is nested too deeply; <see cref="FaultOf"/> says so before it is stored.</exception>
    public static string ToHtml(string markdown, string? region = null)
    {
        var document = Markdown.Parse(markdown, MarkdownDialect.Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            // Its words stay where it stood.
            if (link.IsImage || !IsSafe(link.Url)) link.ReplaceBy(new LiteralInline(""));
            else if (link.Url![0] == '/') link.Url = AddressIn(link.Url, region);
            else link.GetAttributes().AddProperty("rel", "noopener noreferrer");
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 1);
        return document.ToHtml(MarkdownDialect.Pipeline);
    }

    /// <summary>The address of another answer as one region reads it; any other address as it is.</summary>
    public static string AddressIn(string address, string? region)
    {
        if (string.IsNullOrEmpty(region) || !address.StartsWith(Entry, StringComparison.Ordinal) || address.Contains('?', StringComparison.Ordinal)) return address;
        var place = address.IndexOf('#', StringComparison.Ordinal);
        var (path, rest) = place < 0 ? (address, "") : (address[..place], address[place..]);
        return $"{path}?region={Uri.EscapeDataString(region)}{rest}";
    }

    /// <summary>The words alone, in one line.</summary>
    public static string ToText(string markdown) => Blanks().Replace(Markdown.ToPlainText(markdown, MarkdownDialect.Pipeline), " ").Trim();

    /// <summary>The first thing in a text that has no business in an answer; null when it is clean.</summary>
    public static HelpFault? FaultOf(string markdown)
    {
        if (StorableText.IsBroken(markdown)) return new HelpFault("Invisible", "U+0000");
        if (markdown.EnumerateRunes().Where(IsInvisible).Select(rune => string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")).FirstOrDefault() is { } invisible) return new HelpFault("Invisible", invisible);
        if (Tag().Match(markdown) is { Success: true } tag) return new HelpFault("Tag", tag.Value);
        if (!CanBeShown(markdown)) return new HelpFault("Deep", "");
        var document = Markdown.Parse(markdown, MarkdownDialect.Pipeline);
        if (document.Descendants<LinkInline>().FirstOrDefault(link => link.IsImage) is { } picture) return new HelpFault("Picture", picture.Url ?? "");
        var addresses = document.Descendants<LinkInline>().Select(link => link.Url).Concat(document.Descendants<AutolinkInline>().Where(link => !link.IsEmail).Select(link => link.Url));
        return addresses.FirstOrDefault(address => !IsSafe(address)) is { } unsafeAddress ? new HelpFault("Address", unsafeAddress) : null;
    }

    /// <summary>Ids of the entries that an answer links.</summary>
    public static IEnumerable<string> EntriesIn(string markdown) => Markdown.Parse(markdown, MarkdownDialect.Pipeline).Descendants<LinkInline>()
        .Select(link => link.Url).Where(url => url?.StartsWith(Entry, StringComparison.Ordinal) == true).Select(url => url![Entry.Length..]);

    /// <summary>An address that an answer may link.</summary>
    public static bool IsSafe(string? address) => address is { Length: > 0 } && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
        && (address[0] == '/' ? !address.StartsWith("//", StringComparison.Ordinal) : Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)));

    // A hundred brackets or quotes in one another: the parser takes them and the page that shows them throws, and so does the index of the search, for every question.
    private static bool CanBeShown(string markdown)
    {
        try
        {
            ToHtml(markdown);
            ToText(markdown);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Controls, marks that turn the direction of writing round, blanks of no width: whoever reads does not see what is there.
    private static bool IsInvisible(System.Text.Rune rune) =>
        rune.Value is not ('\n' or '\r' or '\t') && System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    [GeneratedRegex(@"<(?!https?://|mailto:)[a-z!/?][^>\s]{0,40}", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

/// <param name="Kind"><c>Invisible</c>, <c>Tag</c>, <c>Picture</c>, <c>Deep</c> or <c>Address</c>: the end of a key of the texts that say so.</param>
/// <param name="Found">What it is.</param>
public sealed record HelpFault(string Kind, string Found);
