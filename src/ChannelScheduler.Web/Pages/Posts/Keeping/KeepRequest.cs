using System.Globalization;
using ChannelScheduler.Web.Api.Http;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts.Keeping;

/// <summary>A browser asks to keep what stands in a writing form.</summary>
/// <param name="Version">Of what was kept before, as this page knows it; nought before the first time.</param>
/// <param name="Basis">The version of the post or series that stands in the form.</param>
/// <param name="Page">Names the opened page; the same when a refused form is shown again.</param>
/// <param name="Once">The form's own token: tells whether it was stored meanwhile.</param>
/// <param name="Fields">What <see cref="KeptFields"/> reads.</param>
public sealed record KeepRequest(Guid Id, WritingForm Form, int Version, int? Basis, string Page, string Once, string Fields)
{
    /// <summary>A field of the form: <see cref="Page"/>.</summary>
    public const string PageField = "_page";

    private const int LongestToken = 64;

    /// <exception cref="ApiException">422: not what our script sends.</exception>
    public static KeepRequest Of(PageForm form) => new(
        form.Id(PageForm.KeptField),
        WritingForm.Parse(form.Text("form")) ?? throw ApiException.Invalid("KeptBroken", "form"),
        NumberIn(form, "version") ?? throw ApiException.Invalid("KeptBroken", "version"),
        NumberIn(form, PageForm.VersionField),
        Token(form, PageField),
        Token(form, PageForm.OnceField),
        form.Raw("fields"));

    private static int? NumberIn(PageForm form, string name) => int.TryParse(form.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Token(PageForm form, string name) => form.Text(name) is { Length: > 0 and <= LongestToken } token ? token : throw ApiException.Invalid("KeptBroken", name);
}
