using System.Globalization;
using System.Text;
using ChannelScheduler.Core.Texts;

namespace ChannelScheduler.Core.Appeals;

/// <summary>An appeal as support reads it: numbered parts, always in Russian, whatever language the page is in.</summary>
public static class AppealText
{
    // Mail programs of Windows take no longer link. https://learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation
    private const int LongestLink = 2000;

    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");

    private static readonly TextCatalog Texts = new("ChannelScheduler.Core.Appeals.AppealTexts", typeof(AppealText).Assembly);

    public static string Subject(AppealTemplate template, Appeal appeal)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(appeal);
        return appeal.Kind == AppealKind.ChannelSupport ? $"{template.Subject} ({Texts.Get(Russian, "Inn")} {appeal.Inn})" : template.Subject;
    }

    public static string Body(AppealTemplate template, Appeal appeal)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(appeal);
        var body = new StringBuilder(Texts.Get(Russian, "Greeting")).Append("\n\n");
        for (var i = 0; i < template.Parts.Count; i++)
        {
            body.Append(CultureInfo.InvariantCulture, $"{i + 1}. {template.Parts[i].Title.Ru}: ").Append(ValueOf(template.Parts[i].Part, appeal)).Append("\n\n");
        }
        return body.ToString().TrimEnd() + "\n";
    }

    /// <summary>One part's words, as they are pasted into a field of a site.</summary>
    public static string ValueOf(AppealPart part, Appeal appeal)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        return part switch
        {
            AppealPart.Organisation => $"{appeal.Organisation}, {Texts.Get(Russian, "Inn")} {appeal.Inn}",
            AppealPart.PlatformId => appeal.PlatformId,
            AppealPart.CabinetPhone or AppealPart.Phone => RussianPhone.TryParse(appeal.Phone, out var number) ? number : appeal.Phone,
            AppealPart.Problem => $"{appeal.Problem}\n{Texts.Get(Russian, "Tried")}: {appeal.Actions}",
            AppealPart.Person => $"{appeal.Person}, {appeal.Organisation}, {appeal.Position}",
            AppealPart.Actions => appeal.Actions,
            AppealPart.Evidence => string.Join(", ", appeal.Files.OrderBy(one => one.AddedAt).ThenBy(one => one.Id).Select(one => one.Name)),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
    }

    /// <summary>
    /// Opens a letter to support in the person's mail program. Files can't be given along, so they are put in by hand; and words that are too long for a link, which mail programs cut without
    /// saying so, are pasted.
    /// </summary>
    /// <returns>Null when support is not written to.</returns>
    public static AppealMailLink? MailLink(AppealTemplate template, Appeal appeal)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (template.MailTo is null) return null;
        // Line ends as https://www.rfc-editor.org/rfc/rfc6068#section-5 wants them.
        var whole = Link(template, appeal, Body(template, appeal).Replace("\n", "\r\n", StringComparison.Ordinal));
        return whole.Length <= LongestLink ? new AppealMailLink(whole, IsWhole: true) : new AppealMailLink(Link(template, appeal, Texts.Get(Russian, "PasteHere")), IsWhole: false);
    }

    private static string Link(AppealTemplate template, Appeal appeal, string body) =>
        $"mailto:{template.MailTo}?subject={Uri.EscapeDataString(Subject(template, appeal))}&body={Uri.EscapeDataString(body)}";
}

/// <param name="Address">A <c>mailto:</c> address.</param>
/// <param name="IsWhole">It carries the whole text; else that is pasted.</param>
public sealed record AppealMailLink(string Address, bool IsWhole);
