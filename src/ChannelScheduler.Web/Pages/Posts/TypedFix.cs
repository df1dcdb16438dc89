using ChannelScheduler.Core.Policies;
using ChannelScheduler.Core.Policies.Fixing;
using ChannelScheduler.Core.Posts;
using ChannelScheduler.Web.Pages.Common;

namespace ChannelScheduler.Web.Pages.Posts;

/// <summary>A fix asked for in a writing form: made in the words that were typed, shown again, stored by nobody until the person saves.</summary>
internal static class TypedFix
{
    /// <summary>The name of a fix's button.</summary>
    public const string Field = "fix";

    public static bool IsAsked(PageForm form) => form.Text(Field).Length > 0;

    /// <exception cref="RefusedException">The button was of other words than those in the form.</exception>
    public static FixChoice ChoiceOf(PageForm form, LintInput typed) =>
        FixChoice.FromToken(form.Text(Field), field => FixableField.Of(typed, field)) ?? throw new RefusedException(RefusalKind.Conflict, "FixStale");

    /// <summary>The form again, with the fix made.</summary>
    /// <exception cref="RefusedException">These words do not offer it.</exception>
    public static IResult Show(HttpContext http, FixChoice choice, LintInput typed, IPolicySource policies)
    {
        var fix = choice.In(new PolicyLinter(policies.Current).Lint(typed));
        if (fix is null or SplitSpan) throw new RefusedException(RefusalKind.Conflict, "FixStale");
        var state = http.RequestServices.GetRequiredService<FormState>();
        state.Change(NameOf(choice.Field), TextFixes.Apply(FixableField.Of(typed, choice.Field)!, fix));
        state.ShowAgain(http.Request.Path, "Fixed");
        return http.GetEndpoint()!.Metadata.GetRequiredMetadata<FormPage>().Show(http, StatusCodes.Status200OK);
    }

    private static string NameOf(string field) => field == FixableField.Gospublic ? "gospublic" : field;
}
